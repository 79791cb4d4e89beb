/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.request;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.AnswerEdit;
import io.yunheng.casework.AnswerOutcome;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.JobState;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.RequestAnswer;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.evidence.ReturnedFolder;
import io.yunheng.server.evidence.UploadForms;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes back for requests: files are uploaded, read, compared and taken in. */
final class ReturnedRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/requests/returned";

  private final ReturnedDesk desk;
  private final ReturnedPage page;
  private final UploadForms uploads;

  ReturnedRoutes(ReturnedDesk desk, UploadForms uploads) {
    this.desk = desk;
    this.page = new ReturnedPage(desk);
    this.uploads = uploads;
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed need = RouteNeed.caseObjects(Operation.REQUEST_READ);
    return List.of(
        WebRoute.post(PATH, need, this::ask),
        WebRoute.get(PATH + "/{job}", need, this::show),
        WebRoute.post(PATH + "/{job}/take", need, this::take));
  }

  /** Where files that came for a request are uploaded, and those that wait there. */
  void parts(Visit visit, WorkCase one, CaseRequest request, List<PagePart> parts) {
    String object = request.description().object();
    if (!desk.may(visit, one, object)) {
      return;
    }
    parts.add(new PagePart.Heading(visit.text("returned.heading")));
    parts.add(new PagePart.Prose(visit.text("returned.how")));
    List<CaseEvidenceFile> left = desk.left(visit, request);
    parts.add(
        new PagePart.Refreshed(
            "returned-left", left.isEmpty() ? List.of() : List.of(left(visit, request, left))));
    parts.add(
        new PagePart.Disclosed(
            visit.text("returned.upload"),
            List.of(uploads.returned(visit, one, ReturnedFolder.of(request.number()), object))));
  }

  private static PagePart left(Visit visit, CaseRequest request, List<CaseEvidenceFile> left) {
    return new PagePart.Listing(
        visit.text("returned.left"),
        List.of(
            visit.text("request.file"),
            visit.text("request.from.whom"),
            visit.text("request.from.when"),
            ""),
        left.stream().map(file -> left(visit, request, file)).toList(),
        visit.text("list.none"));
  }

  private static List<PageCell> left(Visit visit, CaseRequest request, CaseEvidenceFile file) {
    String path = file.description().path();
    String name = path.substring(path.lastIndexOf('/') + 1);
    List<PageCell> ways = new ArrayList<>();
    if (ReturnedDesk.maybeForm(file)) {
      ways.add(
          new PageCell.Button(
              RequestDesk.address(request.workCase()) + "/returned",
              visit.text("returned.read"),
              visit.text("returned.read.label", name),
              Map.of("evidence", file.id().text(), "request", request.id().text()),
              Tone.PLAIN));
    }
    ways.add(
        new PageCell.Button(
            RequestDesk.address(request) + "/attach",
            visit.text("returned.attach"),
            visit.text("returned.attach.label", name),
            Map.of("evidence", file.id().text(), "line", "0"),
            Tone.PLAIN));
    return List.of(
        new PageCell.Link(name, "/cases/" + file.workCase() + "/evidence/" + file.id()),
        new PageCell.Plain(file.description().origin()),
        new PageCell.Plain(file.description().date().map(LocalDate::toString).orElse("")),
        new PageCell.Several(ways));
  }

  /** Where forms are uploaded without saying of which request they are. */
  void anywhere(Visit visit, WorkCase one, List<PagePart> parts) {
    if (desk.may(visit, one, "")) {
      parts.add(
          new PagePart.Disclosed(
              visit.text("returned.upload.any"),
              List.of(
                  new PagePart.Prose(visit.text("returned.how.any")),
                  uploads.returned(visit, one, new ReturnedFolder(Optional.empty()), ""))));
    }
  }

  private WebAnswer ask(Visit visit) {
    WorkCase one = desk.requests().workCase(visit);
    Optional<CaseEvidenceFile> file = desk.named(visit, one);
    desk.need(visit, one, file.map(found -> found.description().object()).orElse(""));
    Optional<CaseRequest> onPage =
        visit
            .formId("request")
            .map(
                id ->
                    desk.requests()
                        .table()
                        .find(desk.requests().scope(visit, Operation.REQUEST_READ), id)
                        .filter(found -> found.workCase().equals(one.id()))
                        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE)));
    return file.map(found -> WebAnswer.to(desk.ask(visit, found, onPage)))
        .orElseGet(
            () ->
                WebAnswer.again(
                    PageBody.narrow(
                        visit.text("returned.title"),
                        List.of(
                            new PagePart.Remark(Tone.BAD, visit.text("returned.gone")),
                            new PagePart.LinkRow(
                                List.of(
                                    new PageCell.Link(
                                        visit.text("request.title"),
                                        RequestDesk.address(one.id()))))))));
  }

  private WebAnswer show(Visit visit) {
    return WebAnswer.page(page.of(visit, desk.returned(visit), "", Map.of()));
  }

  private WebAnswer again(Visit visit, int status, String remark, Map<String, String> problems) {
    return new WebAnswer.Shown(
        status, page.of(visit, desk.returned(visit), remark, problems), List.of());
  }

  private WebAnswer take(Visit visit) {
    ReturnedDesk.Returned returned = desk.returned(visit);
    if (returned.job().state() != JobState.DONE) {
      return again(visit, 409, visit.text("returned.stale"), Map.of());
    }
    ReturnedForm form = ReturnedForm.of(returned.job());
    return desk.owner(visit, returned, form) instanceof ReturnedDesk.Owner.Own(CaseRequest request)
        ? take(visit, returned, form, request)
        : again(visit, 409, "", Map.of());
  }

  private WebAnswer take(
      Visit visit, ReturnedDesk.Returned returned, ReturnedForm form, CaseRequest request) {
    if (!desk.requests().mayAnswer(visit, returned.workCase(), request)) {
      throw desk.requests().cases().refused(visit, Operation.REQUEST_ANSWER);
    }
    List<AnswerDifference> all = desk.differences(visit, request, form);
    if (!AnswerDifference.digest(all).equals(visit.form("seen"))) {
      return again(visit, 409, visit.text("returned.stale"), Map.of());
    }
    Optional<LocalDate> received = visit.formDay("received");
    Map<String, String> problems = new HashMap<>();
    if (visit.form("outside").isEmpty()) {
      problems.put("outside", visit.text("request.from.whom.none"));
    }
    if (received.filter(day -> !day.isAfter(visit.today())).isEmpty()) {
      problems.put("received", visit.text("request.from.when.wrong"));
    }
    if (!problems.isEmpty()) {
      return again(visit, 422, "", problems);
    }
    List<AnswerDifference> taken =
        all.stream()
            .filter(AnswerDifference::offers)
            .filter(one -> visit.form("t" + one.line().number()).equals("true"))
            .toList();
    List<AnswerEdit> edits =
        taken.stream()
            .filter(AnswerDifference::says)
            .map(
                one ->
                    new AnswerEdit(
                        one.line().number(),
                        new RequestAnswer(
                            one.answer(),
                            one.remark(),
                            visit.form("outside"),
                            received,
                            returned.file().id().text()),
                        one.line().version()))
            .toList();
    Scope scope = desk.requests().scope(visit, Operation.REQUEST_READ);
    return switch (desk.requests().table().answer(scope, request.id(), edits, visit.author())) {
      case AnswerOutcome.Made() -> {
        attach(visit, scope, returned, request, taken);
        yield WebAnswer.to(RequestDesk.address(request));
      }
      case AnswerOutcome.Stale _ -> again(visit, 409, visit.text("returned.stale"), Map.of());
      case AnswerOutcome.NotAsked _ -> again(visit, 409, visit.text("request.not-asked"), Map.of());
    };
  }

  /**
   * The attachments of what was taken, and the file itself; what is cut off here can be done again.
   */
  private void attach(
      Visit visit,
      Scope scope,
      ReturnedDesk.Returned returned,
      CaseRequest request,
      List<AnswerDifference> taken) {
    Map<RandomId, RandomId> settled = new HashMap<>();
    for (AnswerDifference one : taken) {
      for (PartialUpload held : one.files()) {
        RandomId evidence = settled.computeIfAbsent(held.id(), _ -> desk.settle(visit, held));
        boolean _ =
            desk.requests()
                .table()
                .attach(scope, request.id(), one.line().number(), evidence, visit.author());
      }
    }
    boolean _ =
        desk.requests()
            .table()
            .attach(scope, request.id(), 0, returned.file().id(), visit.author());
  }
}
