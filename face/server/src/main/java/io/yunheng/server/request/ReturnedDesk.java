/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.FinishedUpload;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.RequestFile;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.evidence.ContentTypes;
import io.yunheng.server.evidence.ReturnedFiles;
import io.yunheng.server.evidence.ReturnedFolder;
import io.yunheng.server.job.CaseOrder;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What came back for requests, and what a visit may do with it.
 *
 * @param wake tells who runs jobs that one was asked for
 */
record ReturnedDesk(RequestDesk requests, ContentTypes types, Runnable wake)
    implements ReturnedFiles {
  private static final RowWindow SHOWN = RowWindow.first(100);

  /** Whose form it is. */
  sealed interface Owner {
    /** The request that it may be taken into. */
    record Own(CaseRequest request) implements Owner {}

    /** Another request, which the visitor may see. */
    record Other(CaseRequest request) implements Owner {}

    /** None that the visitor may see. */
    record Unknown() implements Owner {}
  }

  /**
   * A file that came back, and the job that reads it.
   *
   * @param onPage the request on whose page it was uploaded; empty where it was on none
   */
  record Returned(
      WorkCase workCase, CaseJob job, CaseEvidenceFile file, Optional<RandomId> onPage) {
    String address() {
      return ReturnedDesk.address(job);
    }
  }

  static String address(CaseJob job) {
    return RequestDesk.address(job.workCase()) + "/returned/" + job.id();
  }

  private Store store() {
    return requests.cases().store();
  }

  private Optional<CaseEvidenceFile> file(Visit visit, WorkCase one, RandomId id) {
    return store()
        .evidence()
        .find(requests.scope(visit, Operation.EVIDENCE_READ), id)
        .filter(found -> found.workCase().equals(one.id()));
  }

  /** A current piece of evidence that a form names; empty where there is none for the visitor. */
  Optional<CaseEvidenceFile> named(Visit visit, WorkCase one) {
    return visit
        .formId("evidence")
        .flatMap(id -> file(visit, one, id))
        .filter(found -> found.state() == EvidenceState.CURRENT);
  }

  /**
   * What the path names.
   *
   * @throws FaultException with {@code PAGE_NONE} if there is none for the visitor, or with {@code
   *     NOT_PERMITTED}
   */
  Returned returned(Visit visit) {
    WorkCase one = requests.workCase(visit);
    Scope whole = new Scope(Set.of(), Set.of(one.id()), Map.of(), Set.of());
    CaseJob job = store().jobs().find(whole, visit.id("job")).orElseThrow(ReturnedDesk::none);
    if (!(CaseOrder.of(job.ask())
        instanceof CaseOrder.FormRead(RandomId evidence, Optional<RandomId> page))) {
      throw none();
    }
    CaseEvidenceFile file = file(visit, one, evidence).orElseThrow(ReturnedDesk::none);
    need(visit, one, file.description().object());
    return new Returned(one, job, file, page);
  }

  private static FaultException none() {
    return FaultException.of(FaultCode.PAGE_NONE);
  }

  /** Whether the visitor answers, or asks and receives, what is about an object. */
  boolean may(Visit visit, WorkCase one, String object) {
    return Stream.of(Operation.REQUEST_ANSWER, Operation.REQUEST_MAKE)
            .anyMatch(operation -> requests.may(visit, operation, one, object))
        && requests.may(visit, Operation.EVIDENCE_ADD, one, object);
  }

  /**
   * Refuses unless he may.
   *
   * @throws FaultException with {@code NOT_PERMITTED}
   */
  void need(Visit visit, WorkCase one, String object) {
    if (!may(visit, one, object)) {
      throw requests.cases().refused(visit, Operation.REQUEST_ANSWER);
    }
  }

  /** Whose form was read. */
  Owner owner(Visit visit, Returned returned, ReturnedForm form) {
    Optional<CaseRequest> found =
        form.id()
            .flatMap(
                id -> requests.table().find(requests.scope(visit, Operation.REQUEST_READ), id));
    if (found.isEmpty()) {
      return new Owner.Unknown();
    }
    CaseRequest request = found.get();
    boolean own =
        request.workCase().equals(returned.workCase().id())
            && returned.onPage().filter(page -> !page.equals(request.id())).isEmpty();
    return own ? new Owner.Own(request) : new Owner.Other(request);
  }

  /** What a form says beside what stands. */
  List<AnswerDifference> differences(Visit visit, CaseRequest request, ReturnedForm form) {
    Scope scope = requests.scope(visit, Operation.EVIDENCE_ADD);
    return AnswerDifference.of(
        form,
        requests.table().lines(requests.scope(visit, Operation.REQUEST_READ), request.id()),
        id ->
            store()
                .uploads()
                .find(scope, id)
                .filter(held -> held.workCase().equals(request.workCase()) && held.whole()));
  }

  /** Asks for a file to be read; the page of it. */
  String ask(Visit visit, CaseEvidenceFile file, Optional<CaseRequest> onPage) {
    CaseOrder order = new CaseOrder.FormRead(file.id(), onPage.map(CaseRequest::id));
    CaseJob job =
        store().jobs().ask(file.workCase(), order.kind().code(), order.request(), visit.author());
    wake.run();
    return address(job);
  }

  /** Whether a file may be a form, which a worker process finds out. */
  static boolean maybeForm(CaseEvidenceFile file) {
    String type = file.content().type();
    String path = file.description().path().toLowerCase(Locale.ROOT);
    return Stream.of(".zip", ".xlsx", ".xls").anyMatch(path::endsWith)
        || type.equals("application/zip")
        || type.contains("spreadsheetml");
  }

  @Override
  public Optional<String> came(Visit visit, CaseEvidenceFile file, ReturnedFolder folder) {
    WorkCase one = requests.workCase(visit);
    Scope scope = requests.scope(visit, Operation.REQUEST_READ);
    Optional<CaseRequest> request =
        folder.request().flatMap(number -> requests.table().numbered(scope, one.id(), number));
    if (maybeForm(file)) {
      return may(visit, one, file.description().object())
          ? Optional.of(ask(visit, file, request))
          : Optional.empty();
    }
    return request
        .filter(found -> requests.mayAnswer(visit, one, found))
        .filter(found -> requests.table().attach(scope, found.id(), 0, file.id(), visit.author()))
        .map(RequestDesk::address);
  }

  /** What came back for a request and belongs to it in no way yet. */
  List<CaseEvidenceFile> left(Visit visit, CaseRequest request) {
    Set<RandomId> attached =
        requests.table().files(requests.scope(visit, Operation.REQUEST_READ), request.id()).stream()
            .map(RequestFile::evidence)
            .collect(Collectors.toSet());
    String folder = ReturnedFolder.of(request.number()).path() + "/";
    return store()
        .evidence()
        .list(
            requests.scope(visit, Operation.EVIDENCE_READ),
            request.workCase(),
            Set.of(EvidenceState.CURRENT),
            folder,
            SHOWN)
        .rows()
        .stream()
        .filter(file -> file.description().path().startsWith(folder))
        .filter(file -> !attached.contains(file.id()))
        .toList();
  }

  /** Makes an attachment that waits evidence of its case, under a name that nothing else has. */
  RandomId settle(Visit visit, PartialUpload held) {
    Scope scope = requests.scope(visit, Operation.EVIDENCE_ADD);
    String path = held.description().path();
    byte[] head =
        store().uploads().head(scope, held.id(), ContentTypes.HEAD).orElseThrow(ReturnedDesk::none);
    String type = types.of(path, head).type();
    String free =
        ReturnedFolder.free(
            path.substring(0, path.lastIndexOf('/') + 1),
            path.substring(path.lastIndexOf('/') + 1),
            name ->
                store()
                    .evidence()
                    .current(
                        requests.scope(visit, Operation.EVIDENCE_READ),
                        held.workCase(),
                        held.description().object(),
                        name)
                    .isPresent());
    if (!free.equals(path)) {
      PartialUpload _ =
          store()
              .uploads()
              .describe(scope, held.id(), held.description().at(free))
              .orElseThrow(ReturnedDesk::none);
    }
    return switch (finish(visit, scope, held, type, false)) {
      case FinishedUpload.Added(CaseEvidenceFile added) -> added.id();
      case FinishedUpload.Duplicate(CaseEvidenceFile there)
          when there.state() == EvidenceState.CURRENT -> {
        store().uploads().drop(scope, held.id(), visit.author());
        yield there.id();
      }
      case FinishedUpload.Duplicate(CaseEvidenceFile there) ->
          finish(visit, scope, held, type, true) instanceof FinishedUpload.Added(var added)
              ? added.id()
              : there.id();
    };
  }

  private FinishedUpload finish(
      Visit visit, Scope scope, PartialUpload held, String type, boolean twice) {
    return store()
        .uploads()
        .finish(scope, held.id(), type, Optional.empty(), twice, visit.author())
        .orElseThrow(ReturnedDesk::none);
  }
}
