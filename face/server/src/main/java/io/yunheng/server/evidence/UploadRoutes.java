/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.FinishedUpload;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.files.JsonOut;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.SentBytes;
import io.yunheng.server.web.SentForm;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.UploadTable;
import java.io.StringWriter;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * How evidence comes in: begun, sent in parts that go on where they were cut off, and finished; or
 * as a form with one small file. Everybody sees his own uploads alone.
 */
final class UploadRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/uploads";
  private static final String ONE = PATH + "/{upload}";
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration LONGEST_FORM = Duration.ofMinutes(2);
  private static final int FORM_OVERHEAD = 1 << 16;
  private static final int FORMS_AT_ONCE = 8;
  private static final int LONGEST_FIELD = 500;

  private final CaseDesk desk;
  private final ContentTypes types;
  private final UploadPages pages;
  private final CheckOrders checks;
  private final ReturnedFiles returned;
  private final Semaphore forms = new Semaphore(FORMS_AT_ONCE);
  private final Set<RandomId> sending = ConcurrentHashMap.newKeySet();

  UploadRoutes(
      CaseDesk desk,
      ContentTypes types,
      UploadPages pages,
      CheckOrders checks,
      ReturnedFiles returned) {
    this.desk = desk;
    this.types = types;
    this.pages = pages;
    this.checks = checks;
    this.returned = returned;
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed need = RouteNeed.caseObjects(Operation.EVIDENCE_ADD);
    return List.of(
        WebRoute.post(PATH, need, this::begin),
        WebRoute.post(PATH + "/single", need, this::single),
        WebRoute.get(ONE, need, visit -> WebAnswer.page(pages.page(visit, desk.upload(visit)))),
        WebRoute.get(ONE + "/state", need, visit -> state(200, desk.upload(visit))),
        WebRoute.post(ONE + "/part", need, this::part),
        WebRoute.post(ONE + "/finish", need, this::finish),
        WebRoute.post(ONE + "/drop", need, this::drop));
  }

  private WebAnswer begin(Visit visit) {
    String size = visit.form("size");
    if (!size.matches("[0-9]{1,15}")) {
      throw invalid("size");
    }
    EvidenceDescription description =
        placed(
            visit,
            visit.form("folder"),
            description(
                visit.form("path"),
                visit.form("object"),
                visit.form("kind"),
                visit.form("origin"),
                visit.formDay("date"),
                visit.form("note")));
    return state(201, begin(visit, description, Long.parseLong(size)));
  }

  private PartialUpload begin(Visit visit, EvidenceDescription description, long size) {
    WorkCase workCase = desk.workCase(visit);
    desk.need(visit, CaseDesk.adding(description.kind()), workCase, description.object());
    if (size == 0) {
      throw FaultException.of(FaultCode.EVIDENCE_EMPTY, "path", description.path());
    }
    return desk.store()
        .uploads()
        .begin(workCase.id(), visit.known().person().id(), description, size, visit.author());
  }

  private static EvidenceDescription description(
      String path,
      String object,
      String kind,
      String origin,
      Optional<LocalDate> date,
      String note) {
    EvidenceKind one =
        Word.of(EvidenceKind.class, kind.isEmpty() ? EvidenceKind.DOCUMENT.code() : kind)
            .orElseThrow(() -> invalid("kind"));
    if (object.length() > LONGEST_FIELD || origin.length() > LONGEST_FIELD) {
      throw invalid("object, origin");
    }
    try {
      return new EvidenceDescription(
          Normalizer.normalize(path, Normalizer.Form.NFC), object, one, origin, date, note);
    } catch (IllegalArgumentException e) {
      throw new FaultException(Fault.of(FaultCode.REQUEST_INVALID, "what", "path"), e);
    }
  }

  /** A file that comes back for a request says from whom and when, and takes no other's name. */
  private EvidenceDescription placed(Visit visit, String folder, EvidenceDescription one) {
    if (folder.isEmpty()) {
      return one;
    }
    ReturnedFolder into =
        ReturnedFolder.of(folder)
            .filter(found -> found.path().equals(folder))
            .orElseThrow(() -> invalid("folder"));
    if (one.origin().isBlank()) {
      throw invalid(visit.text("request.from.whom.none"));
    }
    if (one.date().filter(day -> !day.isAfter(visit.today())).isEmpty()) {
      throw invalid(visit.text("request.from.when.wrong"));
    }
    Scope scope = desk.access().scope(visit, Operation.EVIDENCE_READ);
    RandomId workCase = visit.id("case");
    return one.at(
        into.free(
            one.path(),
            path ->
                desk.store().evidence().current(scope, workCase, one.object(), path).isPresent()));
  }

  private static FaultException invalid(String what) {
    return FaultException.of(FaultCode.REQUEST_INVALID, "what", what);
  }

  private WebAnswer part(Visit visit) {
    PartialUpload one = desk.upload(visit);
    refuseWhereMayNot(visit, one);
    String offset = visit.form("offset");
    if (!offset.matches("[0-9]{1,15}")) {
      throw invalid("offset");
    }
    return state(
        200,
        desk.store()
            .uploads()
            .part(
                () -> desk.access().scopeNow(visit, CaseDesk.adding(one.description().kind())),
                one.id(),
                Long.parseLong(offset),
                SentBytes.of(visit, LONGEST))
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE)));
  }

  private void refuseWhereMayNot(Visit visit, PartialUpload one) {
    desk.need(
        visit,
        CaseDesk.adding(one.description().kind()),
        desk.workCase(visit),
        one.description().object());
  }

  private static WebAnswer state(int status, PartialUpload one) {
    return data(
        status,
        json -> {
          json.text("address", "/cases/" + one.workCase() + "/uploads/" + one.id());
          json.number("received", one.received());
          json.number("size", one.size());
        });
  }

  private static WebAnswer data(int status, Consumer<JsonOut> members) {
    StringWriter out = new StringWriter();
    JsonOut.value(out, json -> json.object(() -> members.accept(json)));
    return new WebAnswer.Data(status, out.toString());
  }

  private WebAnswer finish(Visit visit) {
    PartialUpload one = desk.upload(visit);
    refuseWhereMayNot(visit, one);
    String path = Normalizer.normalize(visit.form("path"), Normalizer.Form.NFC);
    if (!path.isEmpty() && !path.equals(one.description().path())) {
      one = renamed(visit, one, path);
    }
    UploadEnd end = end(visit, one, visit.form("as"));
    boolean script =
        visit.request().headers().accept().stream()
            .anyMatch(type -> type.getSubtype().equals("json"));
    return script ? data(200, end::write) : WebAnswer.to(end.page());
  }

  private PartialUpload renamed(Visit visit, PartialUpload one, String path) {
    try {
      return desk.store()
          .uploads()
          .describe(
              desk.access().scope(visit, Operation.EVIDENCE_ADD),
              one.id(),
              one.description().at(path))
          .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    } catch (IllegalArgumentException e) {
      throw new FaultException(Fault.of(FaultCode.REQUEST_INVALID, "what", "path"), e);
    }
  }

  /** Drops what is of another form than its kind, and says so. */
  private FaultException refused(
      Visit visit, PartialUpload one, FaultCode code, ContentTypes.Found found) {
    boolean _ =
        desk.store()
            .uploads()
            .drop(desk.access().scope(visit, Operation.EVIDENCE_ADD), one.id(), visit.author());
    String label = ContentTypes.label(found.type());
    return FaultException.of(code, "type", label.isEmpty() ? found.type() : visit.text(label));
  }

  /**
   * Ends one.
   *
   * @param as what was decided: {@code version} takes the place of what has the name, {@code
   *     anyway} adds the same bytes once more; empty where nothing was yet
   */
  private UploadEnd end(Visit visit, PartialUpload one, String as) {
    EvidenceDescription description = one.description();
    byte[] head =
        desk.store()
            .uploads()
            .head(desk.access().scope(visit, Operation.EVIDENCE_ADD), one.id(), ContentTypes.HEAD)
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    ContentTypes.Found found = types.of(description.path(), head);
    if (description.kind() == EvidenceKind.REGISTER && one.whole() && !found.maybeExcel()) {
      throw refused(visit, one, FaultCode.EVIDENCE_NOT_EXCEL, found);
    }
    if (description.kind() == EvidenceKind.RECORDS
        && one.whole()
        && !ContentTypes.maybeJson(head)) {
      throw refused(visit, one, FaultCode.EVIDENCE_NOT_RECORDS, found);
    }
    if (description.kind() == EvidenceKind.ESTATE && one.whole()) {
      date(visit, one, head);
    }
    Optional<CaseEvidenceFile> taken =
        desk.store()
            .evidence()
            .current(
                desk.access().scope(visit, Operation.EVIDENCE_READ),
                one.workCase(),
                description.object(),
                description.path());
    boolean version = as.equals("version");
    Optional<ReturnedFolder> folder = ReturnedFolder.of(description.path());
    if (taken.isPresent() && !version) {
      return new UploadEnd.Taken(one, taken.get(), mayReplace(visit, taken.get()));
    }
    if (taken.isPresent()) {
      desk.need(
          visit,
          CaseDesk.changing(taken.get().description().kind()),
          desk.workCase(visit),
          description.object());
    }
    FinishedUpload finished =
        desk.store()
            .uploads()
            .finish(
                desk.access().scopeNow(visit, CaseDesk.adding(description.kind())),
                one.id(),
                found.type(),
                taken.map(CaseEvidenceFile::id),
                version || as.equals("anyway") || folder.isPresent(),
                visit.author())
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    return switch (finished) {
      case FinishedUpload.Added(CaseEvidenceFile evidence) -> {
        if (evidence.description().kind() == EvidenceKind.REGISTER) {
          checks.ask(evidence.workCase(), visit.author());
        }
        yield new UploadEnd.Added(
            evidence,
            found.differs(),
            folder.flatMap(into -> returned.came(visit, evidence, into)));
      }
      case FinishedUpload.Duplicate(CaseEvidenceFile existing) -> new UploadEnd.Same(one, existing);
    };
  }

  /** A snapshot is of the day that it says itself, whatever was typed. */
  private void date(Visit visit, PartialUpload one, byte[] head) {
    SnapshotWord.in(head)
        .map(at -> LocalDate.ofInstant(at, desk.workCase(visit).description().timeZone()))
        .ifPresent(
            day -> {
              var _ =
                  desk.store()
                      .uploads()
                      .describe(
                          desk.access().scope(visit, Operation.EVIDENCE_ADD),
                          one.id(),
                          one.description().on(day))
                      .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
            });
  }

  private boolean mayReplace(Visit visit, CaseEvidenceFile one) {
    return desk.may(
        visit,
        CaseDesk.changing(one.description().kind()),
        desk.workCase(visit),
        one.description().object());
  }

  private WebAnswer drop(Visit visit) {
    PartialUpload one = desk.upload(visit);
    desk.store()
        .uploads()
        .drop(desk.access().scope(visit, Operation.EVIDENCE_ADD), one.id(), visit.author());
    return WebAnswer.to("/cases/" + one.workCase() + "/evidence");
  }

  /** A form with one file of at most one part, from a browser without scripts. */
  private WebAnswer single(Visit visit) {
    SentForm form = sent(visit);
    byte[] file = form.file();
    if (form.fileName().isEmpty()) {
      throw invalid("file");
    }
    String path = form.field("path");
    EvidenceDescription description =
        placed(
            visit,
            form.field("folder"),
            description(
                path.isEmpty() ? form.fileName() : path,
                form.field("object"),
                form.field("kind"),
                form.field("origin"),
                day(form.field("date")),
                form.field("note")));
    PartialUpload one = begin(visit, description, file.length);
    if (file.length > 0) {
      one =
          desk.store()
              .uploads()
              .part(
                  desk.access().scopeNow(visit, CaseDesk.adding(description.kind())),
                  one.id(),
                  0,
                  file)
              .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    }
    return WebAnswer.to(end(visit, one, path.isEmpty() ? "" : "version").page());
  }

  /** Some forms at a time, and one of each person, so that who sends slowly keeps nobody out. */
  private SentForm sent(Visit visit) {
    RandomId person = visit.known().person().id();
    if (!sending.add(person)) {
      throw invalid("busy");
    }
    try {
      if (!forms.tryAcquire()) {
        throw invalid("busy");
      }
      try {
        byte[] body =
            SentBytes.of(visit, LONGEST_FORM).all(UploadTable.LARGEST_PART + FORM_OVERHEAD);
        return SentForm.read(
            visit.request().headers().contentType().map(Object::toString).orElse(""), body);
      } finally {
        forms.release();
      }
    } finally {
      sending.remove(person);
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (java.time.DateTimeException e) {
      throw new FaultException(Fault.of(FaultCode.REQUEST_INVALID, "what", "date"), e);
    }
  }

  /** What came of the end of an upload, as the pages and the script are told. */
  sealed interface UploadEnd {
    /** The page that one goes to. */
    String page();

    void write(JsonOut json);

    /**
     * It is evidence now.
     *
     * @param next where it goes on, where there is more to do with it
     */
    record Added(CaseEvidenceFile evidence, boolean differs, Optional<String> next)
        implements UploadEnd {
      @Override
      public String page() {
        return next.orElseGet(this::usual);
      }

      private String usual() {
        return evidence.description().kind() == EvidenceKind.REGISTER
            ? "/cases/" + evidence.workCase() + "/registers"
            : EvidenceRoutes.address(evidence);
      }

      @Override
      public void write(JsonOut json) {
        json.text("state", "added");
        json.text("address", next.orElseGet(() -> EvidenceRoutes.address(evidence)));
        json.truth("differs", differs);
      }
    }

    record Same(PartialUpload upload, CaseEvidenceFile existing) implements UploadEnd {
      @Override
      public String page() {
        return address(upload) + "?why=same";
      }

      @Override
      public void write(JsonOut json) {
        json.text("state", "same");
        json.text("address", EvidenceRoutes.address(existing));
        json.text("path", existing.description().path());
      }
    }

    record Taken(PartialUpload upload, CaseEvidenceFile existing, boolean replaceable)
        implements UploadEnd {
      @Override
      public String page() {
        return address(upload) + "?why=taken";
      }

      @Override
      public void write(JsonOut json) {
        json.text("state", "taken");
        json.text("address", EvidenceRoutes.address(existing));
        json.text("path", existing.description().path());
        json.truth("replaceable", replaceable);
      }
    }

    private static String address(PartialUpload one) {
      return "/cases/" + one.workCase() + "/uploads/" + one.id();
    }
  }
}
