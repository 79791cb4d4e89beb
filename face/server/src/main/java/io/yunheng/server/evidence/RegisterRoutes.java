/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.Operation;
import io.yunheng.assessment.RegisterPlan;
import io.yunheng.assessment.RegisterPlan.Book;
import io.yunheng.assessment.RegisterPlan.Need;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobState;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.estate.KindLabels;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Messages;
import io.yunheng.fault.Word;
import io.yunheng.files.ReplacedFile;
import io.yunheng.files.TemporaryFolder;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FileName;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RowWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registers of a case as Excel files: templates for its subject out, filled ones in, and what
 * the last check said of their cells. Files are read by a worker process alone.
 */
final class RegisterRoutes implements WebRoutes {
  /** The kind of job that checks a case. */
  static final String CHECK = "check";

  private static final String PATH = "/cases/{case}/registers";
  private static final int JOBS = 200;

  private final CaseDesk desk;
  private final UploadForms forms;
  private final PageWordsSource words;
  private final MlpsCatalog catalog = MlpsCatalog.level3Cloud();
  private final KindLabels labels = KindLabels.load();
  private final Messages messages = Messages.load();

  RegisterRoutes(CaseDesk desk, UploadForms forms, PageWordsSource words) {
    this.desk = desk;
    this.forms = forms;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            PATH,
            RouteNeed.caseObjects(Operation.REGISTER_READ),
            visit -> WebAnswer.page(page(visit))),
        WebRoute.get(
            PATH + "/{book}/template",
            RouteNeed.caseObjects(Operation.REGISTER_READ),
            this::template),
        WebRoute.post(
            PATH + "/check", RouteNeed.caseObjects(Operation.REGISTER_CHANGE), this::check));
  }

  private PageBody page(Visit visit) {
    WorkCase workCase = desk.workCase(visit);
    RegisterPlan plan = RegisterPlan.of(catalog, workCase.description().subject());
    boolean changes = desk.may(visit, Operation.REGISTER_CHANGE, workCase, "");
    Optional<RegisterCheck> check = lastCheck(visit, workCase);
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.LinkRow(
            List.of(
                new PageCell.Link(workCase.description().name(), "/cases/" + workCase.id()),
                new PageCell.Link(
                    visit.text("evidence.title"), "/cases/" + workCase.id() + "/evidence"))));
    parts.add(new PagePart.Prose(visit.text("register.how")));
    checked(visit, workCase, check, changes, parts);
    for (Book book : Book.values()) {
      book(visit, workCase, book, changes, parts);
    }
    parts.add(new PagePart.Heading(visit.text("register.needed")));
    parts.add(new PagePart.Prose(visit.text("register.needed.why")));
    parts.add(needs(visit, plan, check));
    return PageBody.wide(visit.text("register.title"), parts);
  }

  private void book(
      Visit visit, WorkCase workCase, Book book, boolean changes, List<PagePart> parts) {
    String address = "/cases/" + workCase.id() + "/registers/" + book.code();
    parts.add(new PagePart.Heading(visit.text("register.book." + book.code())));
    Optional<CaseEvidenceFile> current =
        desk.store()
            .evidence()
            .current(
                desk.access().scope(visit, Operation.REGISTER_READ),
                workCase.id(),
                "",
                book.path());
    List<PageCell.Link> links = new ArrayList<>();
    links.add(new PageCell.Link(visit.text("register.template"), address + "/template"));
    links.add(
        new PageCell.Link(visit.text("register.template.all"), address + "/template?sheets=all"));
    current.ifPresent(
        one ->
            links.add(
                new PageCell.Link(
                    visit.text("register.current", words.of(visit).moment(one.uploaded().at())),
                    EvidenceRoutes.address(one))));
    parts.add(new PagePart.LinkRow(links));
    if (current.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("register.none")));
    }
    if (changes) {
      parts.add(forms.register(visit, workCase, book.path()));
    }
  }

  private PagePart needs(Visit visit, RegisterPlan plan, Optional<RegisterCheck> check) {
    Optional<RegisterCheck> told = check.filter(one -> one.job().state() == JobState.DONE);
    List<Need> sorted = new ArrayList<>(plan.needs());
    sorted.sort(
        Comparator.comparing(
            need -> told.isPresent() && !told.get().missing().containsKey(need.kind())));
    return new PagePart.Listing(
        visit.text("register.needed"),
        List.of(
            visit.text("register.name"),
            visit.text("register.about"),
            visit.text("register.book"),
            visit.text("register.items"),
            visit.text("field.state")),
        sorted.stream().map(need -> need(visit, need, told)).toList(),
        visit.text("list.none"));
  }

  private List<PageCell> need(Visit visit, Need need, Optional<RegisterCheck> told) {
    PageCell state =
        told.map(
                check ->
                    Optional.ofNullable(check.missing().get(need.kind()))
                        .<PageCell>map(
                            missing ->
                                new PageCell.Mark(
                                    visit.text(
                                        "register.missing", Integer.toString(missing.records())),
                                    Tone.WARN))
                        .orElseGet(
                            () ->
                                need.items().isEmpty()
                                    ? new PageCell.Plain(visit.text("register.referred"))
                                    : new PageCell.Mark(
                                        visit.text("register.complete"), Tone.GOOD)))
            .orElseGet(() -> new PageCell.Plain(visit.text("register.unchecked")));
    return List.of(
        new PageCell.Plain(labels.kind(need.kind(), visit.language())),
        new PageCell.Plain(labels.about(need.kind(), visit.language())),
        new PageCell.Plain(visit.text("register.book." + Book.of(need.kind()).code())),
        new PageCell.Plain(
            need.items().isEmpty()
                ? visit.text("word.none")
                : visit.text("register.items.count", Integer.toString(need.items().size()))),
        state);
  }

  private Optional<RegisterCheck> lastCheck(Visit visit, WorkCase workCase) {
    return desk
        .store()
        .jobs()
        .list(desk.access().scope(visit, Operation.JOB_READ), workCase.id(), RowWindow.first(JOBS))
        .rows()
        .stream()
        .filter(job -> job.ask().kind().equals(CHECK))
        .findFirst()
        .map(RegisterCheck::of);
  }

  private void checked(
      Visit visit,
      WorkCase workCase,
      Optional<RegisterCheck> check,
      boolean changes,
      List<PagePart> parts) {
    check.ifPresent(one -> told(visit, workCase, one, parts));
    boolean open =
        check.map(RegisterCheck::job).map(CaseJob::state).stream().anyMatch(RegisterRoutes::isOpen);
    if (changes && !open) {
      parts.add(
          new PagePart.EntryForm(
              "/cases/" + workCase.id() + "/registers/check",
              "",
              List.of(),
              visit.text("register.check"),
              Tone.PLAIN,
              Map.of(),
              true));
    }
  }

  private static boolean isOpen(JobState state) {
    return state == JobState.WAITING || state == JobState.RUNNING;
  }

  private void told(Visit visit, WorkCase workCase, RegisterCheck check, List<PagePart> parts) {
    String asked = words.of(visit).moment(check.job().ask().at());
    switch (check.job().state()) {
      case WAITING ->
          parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("register.check.waits", asked)));
      case RUNNING ->
          parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("register.check.runs", asked)));
      case CANCELLED ->
          parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("register.check.cancelled", asked)));
      case FAILED -> {
        parts.add(new PagePart.Remark(Tone.BAD, visit.text("register.check.failed", asked)));
        parts.add(faults(visit, check.faults()));
      }
      case DONE -> {
        boolean clean = check.rows().isEmpty();
        parts.add(
            new PagePart.Remark(
                clean ? Tone.GOOD : Tone.WARN,
                visit.text(clean ? "register.check.clean" : "register.check.rows", asked)));
        if (!clean) {
          parts.add(rows(visit, check.rows()));
        }
      }
    }
    if (changedSince(visit, workCase, check)) {
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("register.check.old")));
    }
  }

  private boolean changedSince(Visit visit, WorkCase workCase, RegisterCheck check) {
    return check.ended()
        && List.of(Book.values()).stream()
            .flatMap(
                book ->
                    desk
                        .store()
                        .evidence()
                        .current(
                            desk.access().scope(visit, Operation.REGISTER_READ),
                            workCase.id(),
                            "",
                            book.path())
                        .stream())
            .anyMatch(
                one ->
                    one.uploaded()
                        .at()
                        .isAfter(check.job().course().started().orElse(check.job().ask().at())));
  }

  private PagePart faults(Visit visit, List<Fault> faults) {
    return new PagePart.Listing(
        visit.text("register.faults"),
        List.of(
            visit.text("register.file"),
            visit.text("register.name"),
            visit.text("register.cell"),
            visit.text("register.problem")),
        faults.stream()
            .map(
                fault ->
                    List.<PageCell>of(
                        new PageCell.Plain(fault.details().getOrDefault("file", "")),
                        new PageCell.Plain(fault.details().getOrDefault("sheet", "")),
                        new PageCell.Plain(cell(visit, fault)),
                        new PageCell.Plain(messages.what(fault, visit.language()))))
            .toList(),
        visit.text("list.none"));
  }

  private static String cell(Visit visit, Fault fault) {
    String row = fault.details().getOrDefault("row", "");
    String column = fault.details().getOrDefault("column", "");
    if (row.isEmpty()) {
      return column;
    }
    return column.isEmpty()
        ? visit.text("register.row", row)
        : visit.text("register.row-column", row, column);
  }

  private PagePart rows(Visit visit, List<RegisterCheck.Row> rows) {
    return new PagePart.Listing(
        visit.text("register.rows"),
        List.of(
            visit.text("register.place"),
            visit.text("register.name"),
            visit.text("register.column"),
            visit.text("register.problem")),
        rows.stream()
            .map(
                row ->
                    List.<PageCell>of(
                        new PageCell.Plain(row.place()),
                        new PageCell.Plain(labels.kind(row.kind(), visit.language())),
                        new PageCell.Plain(columns(visit, row)),
                        new PageCell.Plain(problem(visit, row))))
            .toList(),
        visit.text("list.none"));
  }

  private String columns(Visit visit, RegisterCheck.Row row) {
    return row.columns().stream()
        .filter(name -> row.kind().shape().index(name).isPresent())
        .map(name -> labels.column(row.kind(), name, visit.language()))
        .reduce((a, b) -> a + visit.text("list.comma") + b)
        .orElse("");
  }

  private static String problem(Visit visit, RegisterCheck.Row row) {
    return switch (row.problem()) {
      case "blank" -> visit.text("register.problem.blank", row.id());
      case "dangling" -> visit.text("register.problem.dangling", row.id());
      case "approved-by-others" -> visit.text("register.problem.approver", row.id());
      case "approver-side-unknown" -> visit.text("register.problem.approver-side", row.id());
      case "place-contradicts" -> visit.text("register.problem.place", row.id());
      case "evidence-file-missing" -> visit.text("register.problem.file", row.id());
      case "evidence-digest-differs" -> visit.text("register.problem.digest", row.id());
      default -> visit.text("register.problem.other", row.id());
    };
  }

  private WebAnswer template(Visit visit) {
    WorkCase workCase = desk.workCase(visit);
    Book book =
        Word.of(Book.class, visit.request().pathVariable("book"))
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    boolean all = visit.form("sheets").equals("all");
    RegisterPlan plan = RegisterPlan.of(catalog, workCase.description().subject());
    byte[] bytes = written(book, all, plan, visit);
    return new WebAnswer.Streamed(
        new FileName(visit.text("register.book." + book.code()) + ".xlsx"),
        bytes.length,
        out -> out.write(bytes));
  }

  private static byte[] written(Book book, boolean all, RegisterPlan plan, Visit visit) {
    try (TemporaryFolder folder = TemporaryFolder.create("yunheng-register-")) {
      Path file = folder.path().resolve("book.xlsx");
      RegisterTemplate.write(file, all ? book.kinds() : plan.kinds(book), visit.language());
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw ReplacedFile.failed(Path.of("book.xlsx"), e);
    }
  }

  private WebAnswer check(Visit visit) {
    WorkCase workCase = desk.workCase(visit);
    desk.need(visit, Operation.REGISTER_CHANGE, workCase, "");
    boolean open =
        lastCheck(visit, workCase).map(RegisterCheck::job).map(CaseJob::state).stream()
            .anyMatch(RegisterRoutes::isOpen);
    if (!open) {
      desk.store().jobs().ask(workCase.id(), CHECK, "{}", visit.author());
    }
    return WebAnswer.to("/cases/" + workCase.id() + "/registers");
  }
}
