/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.Operation;
import io.yunheng.assessment.RegisterPlan;
import io.yunheng.assessment.RegisterPlan.Book;
import io.yunheng.assessment.RegisterPlan.Need;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.EvidenceState;
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
import io.yunheng.server.job.CaseRegisters;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.ChangeNotice;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The registers of a case as Excel files: templates for its subject out, filled ones in, and what
 * the last check said of their cells. Files are read by a worker process alone.
 */
final class RegisterRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/registers";
  private static final int JOBS = 200;

  private final CaseDesk desk;
  private final UploadForms forms;
  private final PageWordsSource words;
  private final CheckOrders orders;
  private final MlpsCatalog catalog = MlpsCatalog.level3Cloud();
  private final KindLabels labels = KindLabels.load();
  private final Messages messages = Messages.load();

  RegisterRoutes(CaseDesk desk, UploadForms forms, PageWordsSource words, CheckOrders orders) {
    this.desk = desk;
    this.forms = forms;
    this.words = words;
    this.orders = orders;
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
    List<RegisterCheck> checks = checks(visit, workCase);
    Optional<RegisterCheck> check = checks.stream().findFirst();
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Prose(visit.text("register.how")));
    if (workCase.description().subject() == SubjectKind.TENANT) {
      parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("register.platform-report")));
    }
    Optional<PagePart> changed = check.flatMap(one -> changed(visit, workCase, one));
    List<PagePart> told = new ArrayList<>();
    checked(visit, workCase, check, changed, changes, told);
    parts.add(new PagePart.Refreshed("registers-check", told));
    for (Book book : Book.values()) {
      book(visit, workCase, book, changes, checks, parts);
    }
    parts.add(new PagePart.Heading(visit.text("register.needed")));
    parts.add(new PagePart.Prose(visit.text("register.needed.why")));
    if (!grids(visit, workCase)) {
      parts.add(new PagePart.Prose(visit.text("register.grids.whole")));
    }
    parts.addAll(needs(visit, workCase, plan, check, changed.isPresent()));
    lastRun(visit, workCase).ifPresent(parts::add);
    return PageBody.wide(visit.text("register.title"), parts);
  }

  /** Whether the visitor may open what is filled in: registers of the whole case. */
  private boolean grids(Visit visit, WorkCase workCase) {
    return desk.sees(visit, Operation.REGISTER_READ, workCase, "");
  }

  private List<CaseEvidenceFile> versions(Visit visit, WorkCase workCase, Book book) {
    return desk.store()
        .evidence()
        .versions(
            desk.access().scope(visit, Operation.REGISTER_READ), workCase.id(), "", book.path());
  }

  private void book(
      Visit visit,
      WorkCase workCase,
      Book book,
      boolean changes,
      List<RegisterCheck> checks,
      List<PagePart> parts) {
    String address = "/cases/" + workCase.id() + "/registers/" + book.code();
    parts.add(new PagePart.Heading(visit.text("register.book." + book.code())));
    List<CaseEvidenceFile> versions = versions(visit, workCase, book);
    Optional<CaseEvidenceFile> current =
        versions.stream().filter(one -> one.state() == EvidenceState.CURRENT).findFirst();
    boolean online =
        CaseRegisters.written(
            desk.store(), desk.access().scope(visit, Operation.REGISTER_READ), workCase.id(), book);
    List<PagePart> told = new ArrayList<>();
    if (online) {
      told.add(new PagePart.Remark(Tone.PLAIN, visit.text("grid.online")));
      current.ifPresent(
          one -> told.add(new PagePart.Sentence(List.of(uploaded(visit, workCase, one)))));
    } else if (current.isPresent()) {
      told.add(new PagePart.Remark(Tone.PLAIN, visit.text("grid.file.only")));
      read(visit, workCase, current.get(), versions, checks, changes, told);
    } else {
      told.add(new PagePart.Remark(Tone.PLAIN, visit.text("register.none")));
    }
    parts.add(new PagePart.Refreshed("registers-" + book.code(), told));
    List<PageCell.Link> ways = new ArrayList<>();
    ways.add(new PageCell.Link(visit.text("register.template"), address + "/template"));
    if (grids(visit, workCase)) {
      ways.add(new PageCell.Link(visit.text("grid.filled"), address + "/filled"));
    }
    ways.add(
        new PageCell.Link(visit.text("register.template.all"), address + "/template?sheets=all"));
    parts.add(new PagePart.LinkRow(ways));
    if (changes) {
      parts.add(forms.register(visit, workCase, book.path()));
      if (current.isPresent()) {
        parts.add(
            new PagePart.EntryForm(
                address + "/import", "", List.of(), visit.text("grid.import.ask")));
      }
    }
  }

  /** Whether an uploaded register can be read, and what is wrong with it. */
  private void read(
      Visit visit,
      WorkCase workCase,
      CaseEvidenceFile current,
      List<CaseEvidenceFile> versions,
      List<RegisterCheck> checks,
      boolean changes,
      List<PagePart> parts) {
    parts.add(
        new PagePart.Sentence(
            List.of(
                state(visit, current, checks.stream().findFirst()),
                new PageCell.Plain(" "),
                uploaded(visit, workCase, current))));
    List<Fault> faults = faults(current, checks);
    if (!faults.isEmpty()) {
      parts.add(tables(visit).faults(faults));
      if (changes) {
        readable(versions, checks).ifPresent(old -> parts.add(restore(visit, old)));
      }
    }
  }

  /** Who uploaded the register, and when. */
  private PageCell uploaded(Visit visit, WorkCase workCase, CaseEvidenceFile one) {
    EvidenceWords say = new EvidenceWords(visit, words.of(visit), desk, false);
    return new PageCell.Link(
        visit.text(
            "register.current",
            say.who(one, workCase),
            words.of(visit).moment(one.uploaded().at())),
        EvidenceRoutes.address(one));
  }

  private static PageCell state(Visit visit, CaseEvidenceFile one, Optional<RegisterCheck> check) {
    if (check.map(RegisterCheck::job).filter(job -> isOpen(job.state())).isPresent()) {
      return new PageCell.Mark(visit.text("register.state.runs"), Tone.PLAIN);
    }
    if (check.isEmpty() || !check.get().ended() || !check.get().saw(one)) {
      return new PageCell.Mark(visit.text("register.unchecked"), Tone.PLAIN);
    }
    int errors = (int) check.get().faults(one).count();
    if (errors > 0) {
      return new PageCell.Mark(
          visit.text("register.state.unreadable", Integer.toString(errors)), Tone.BAD);
    }
    return check.get().job().state() == JobState.FAILED
        ? new PageCell.Mark(visit.text("register.unchecked"), Tone.PLAIN)
        : new PageCell.Mark(visit.text("register.state.read"), Tone.GOOD);
  }

  /** What is wrong with a register by the last check, if that saw it. */
  private static List<Fault> faults(CaseEvidenceFile one, List<RegisterCheck> checks) {
    return checks.stream()
        .findFirst()
        .filter(check -> check.ended() && check.saw(one))
        .map(check -> check.faults(one).toList())
        .orElse(List.of());
  }

  /** The version that was current when the registers could be read last. */
  private static Optional<CaseEvidenceFile> readable(
      List<CaseEvidenceFile> versions, List<RegisterCheck> checks) {
    Optional<RegisterCheck> last =
        checks.stream().filter(check -> check.job().state() == JobState.DONE).findFirst();
    return versions.stream()
        .filter(one -> one.state() == EvidenceState.REPLACED)
        .filter(one -> last.isEmpty() || last.get().saw(one))
        .findFirst();
  }

  private PagePart restore(Visit visit, CaseEvidenceFile old) {
    return new PagePart.EntryForm(
        EvidenceRoutes.address(old) + "/restore",
        "",
        List.of(),
        visit.text("register.restore", words.of(visit).moment(old.uploaded().at())));
  }

  private RegisterTables tables(Visit visit) {
    return new RegisterTables(visit, labels, messages);
  }

  /** The registers that are needed; those that are complete are folded. */
  private List<PagePart> needs(
      Visit visit,
      WorkCase workCase,
      RegisterPlan plan,
      Optional<RegisterCheck> check,
      boolean outdated) {
    boolean grids = grids(visit, workCase);
    Optional<RegisterCheck> told = check.filter(one -> one.job().state() == JobState.DONE);
    if (told.isEmpty()) {
      return List.of(needs(visit, plan.needs(), told, outdated, grids));
    }
    List<Need> lacking =
        plan.needs().stream()
            .filter(need -> told.get().missing().containsKey(need.kind()))
            .toList();
    List<Need> whole = plan.needs().stream().filter(need -> !lacking.contains(need)).toList();
    List<PagePart> parts = new ArrayList<>();
    parts.add(needs(visit, lacking, told, outdated, grids));
    if (!lacking.isEmpty()) {
      parts.add(new PagePart.Prose(visit.text("register.missing.how")));
    }
    parts.add(
        new PagePart.Disclosed(
            visit.text("register.complete.others", Integer.toString(whole.size())),
            List.of(needs(visit, whole, told, outdated, grids))));
    return parts;
  }

  private PagePart needs(
      Visit visit,
      List<Need> needs,
      Optional<RegisterCheck> told,
      boolean outdated,
      boolean grids) {
    return new PagePart.Listing(
        visit.text("register.needed"),
        List.of(
            visit.text("register.name"),
            visit.text("register.about"),
            visit.text("register.book"),
            visit.text("register.items"),
            visit.text("field.state")),
        needs.stream().map(need -> need(visit, need, told, outdated, grids)).toList(),
        visit.text("register.needed.none"));
  }

  private List<PageCell> need(
      Visit visit, Need need, Optional<RegisterCheck> told, boolean outdated, boolean grids) {
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
                                    : outdated
                                        ? new PageCell.Plain(visit.text("register.complete.then"))
                                        : new PageCell.Mark(
                                            visit.text("register.complete"), Tone.GOOD)))
            .orElseGet(() -> new PageCell.Plain(visit.text("register.unchecked")));
    return List.of(
        grids
            ? new PageCell.Link(
                labels.kind(need.kind(), visit.language()),
                "/cases/" + visit.id("case") + "/registers/of/" + need.kind().code())
            : new PageCell.Plain(labels.kind(need.kind(), visit.language())),
        new PageCell.Plain(labels.about(need.kind(), visit.language())),
        new PageCell.Plain(visit.text("register.book." + Book.of(need.kind()).code())),
        new PageCell.Plain(
            need.items().isEmpty()
                ? visit.text("word.none")
                : visit.text("register.items.count", Integer.toString(need.items().size()))),
        state);
  }

  /** What the last assessment says that it lacks looks at more than registers. */
  private Optional<PagePart> lastRun(Visit visit, WorkCase workCase) {
    return desk
        .store()
        .runs()
        .list(desk.access().scope(visit, Operation.RESULT_READ), workCase.id(), RowWindow.first(1))
        .rows()
        .stream()
        .findFirst()
        .map(
            run ->
                new PagePart.Sentence(
                    List.of(
                        new PageCell.Plain(visit.text("register.looks-at")),
                        new PageCell.Link(
                            visit.text(
                                "register.looks-at.run", words.of(visit).moment(run.ended())),
                            "/cases/" + workCase.id() + "/runs/" + run.id() + "#unseen"))));
  }

  /** The checks of the case that the visitor sees, the last one first. */
  private List<RegisterCheck> checks(Visit visit, WorkCase workCase) {
    return desk
        .store()
        .jobs()
        .list(desk.access().scope(visit, Operation.JOB_READ), workCase.id(), RowWindow.first(JOBS))
        .rows()
        .stream()
        .filter(job -> job.ask().kind().equals(RegisterCheck.JOB))
        .map(RegisterCheck::of)
        .toList();
  }

  private void checked(
      Visit visit,
      WorkCase workCase,
      Optional<RegisterCheck> check,
      Optional<PagePart> changed,
      boolean changes,
      List<PagePart> parts) {
    changed.ifPresent(parts::add);
    check.ifPresent(one -> told(visit, workCase, one, changed.isPresent(), parts));
    boolean open =
        check.map(RegisterCheck::job).map(CaseJob::state).stream().anyMatch(RegisterRoutes::isOpen);
    if (changes && !open) {
      parts.add(
          new PagePart.EntryForm(
              "/cases/" + workCase.id() + "/registers/check",
              "",
              List.of(),
              visit.text(check.isEmpty() ? "register.check" : "register.check.again")));
    }
  }

  /** What a check that came to an end has not seen. */
  private Optional<PagePart> changed(Visit visit, WorkCase workCase, RegisterCheck check) {
    return check.ended()
        ? new ChangeNotice(visit, desk.rules(), desk.store())
            .sentence(
                workCase,
                check.job().id(),
                "change.check",
                "/cases/" + workCase.id() + "/evidence",
                Optional.empty())
        : Optional.empty();
  }

  private static boolean isOpen(JobState state) {
    return state == JobState.WAITING || state == JobState.RUNNING;
  }

  private void told(
      Visit visit, WorkCase workCase, RegisterCheck check, boolean outdated, List<PagePart> parts) {
    CaseJob job = check.job();
    String asked = words.of(visit).moment(job.ask().at());
    switch (job.state()) {
      case WAITING, RUNNING ->
          parts.add(
              new PagePart.Polled(
                  "/cases/" + workCase.id() + "/jobs/" + job.id() + "/progress",
                  "",
                  List.of(
                      new PagePart.Remark(
                          Tone.PLAIN,
                          visit.text(
                              job.state() == JobState.WAITING
                                  ? "register.check.waits"
                                  : "register.check.runs",
                              asked)))));
      case CANCELLED ->
          parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("register.check.cancelled", asked)));
      case FAILED -> failed(visit, workCase, check, asked, parts);
      case DONE -> {
        boolean clean = check.rows().isEmpty();
        parts.add(
            new PagePart.Remark(
                !clean ? Tone.WARN : outdated ? Tone.PLAIN : Tone.GOOD,
                visit.text(clean ? "register.check.clean" : "register.check.rows", asked)));
        if (!clean) {
          parts.add(tables(visit).rows(check.rows()));
        }
      }
    }
  }

  /** What kept a check from its end; what is about an uploaded register stands beside that. */
  private void failed(
      Visit visit, WorkCase workCase, RegisterCheck check, String asked, List<PagePart> parts) {
    boolean read = check.faults().stream().noneMatch(RegisterStanding::ofRegister);
    parts.add(
        new PagePart.Remark(
            Tone.BAD, visit.text(read ? "register.check.broken" : "register.check.failed", asked)));
    List<Fault> elsewhere =
        check.faults().stream()
            .filter(
                fault ->
                    List.of(Book.values()).stream()
                        .flatMap(book -> versions(visit, workCase, book).stream())
                        .filter(one -> one.state() == EvidenceState.CURRENT)
                        .noneMatch(
                            one -> check.saw(one) && check.faults(one).anyMatch(fault::equals)))
            .toList();
    if (!elsewhere.isEmpty()) {
      parts.add(tables(visit).faults(elsewhere));
    }
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
        OptionalLong.of(bytes.length),
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
    orders.askAgain(workCase.id(), visit.author());
    return WebAnswer.to("/cases/" + workCase.id() + "/registers");
  }
}
