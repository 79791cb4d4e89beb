/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.assessment.RegisterPlan.Book;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobState;
import io.yunheng.casework.RegisterEdit;
import io.yunheng.casework.RegisterOutcome;
import io.yunheng.casework.WorkCase;
import io.yunheng.estate.Column;
import io.yunheng.estate.TypedRegister;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Messages;
import io.yunheng.fault.Word;
import io.yunheng.server.job.CaseOrder;
import io.yunheng.server.job.JobFaults;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RegisterTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An uploaded register beside what stands in the tables: every difference, taken over by row. */
final class ImportRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/registers/imports/{job}";

  /** With more differences the rows are not chosen one by one. */
  private static final int MOST_TICKS = 300;

  private final GridDesk desk;
  private final GridWords words;
  private final Runnable wake;
  private final Messages messages = Messages.load();

  ImportRoutes(GridDesk desk, GridWords words, Runnable wake) {
    this.desk = desk;
    this.words = words;
    this.wake = wake;
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed change = RouteNeed.caseObjects(Operation.REGISTER_CHANGE);
    return List.of(
        WebRoute.post("/cases/{case}/registers/{book}/import", change, this::ask),
        WebRoute.get(PATH, change, this::show),
        WebRoute.post(PATH + "/apply", change, this::apply));
  }

  private WebAnswer ask(Visit visit) {
    WorkCase one = desk.workCase(visit);
    desk.need(visit, one);
    Book book =
        Word.of(Book.class, visit.request().pathVariable("book"))
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    CaseEvidenceFile file =
        desk.file(visit, one, book).orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    CaseOrder order = new CaseOrder.RegisterRead(file.id());
    CaseJob job =
        desk.store().jobs().ask(one.id(), order.kind().code(), order.request(), visit.author());
    wake.run();
    return WebAnswer.to(address(one, job));
  }

  private WebAnswer show(Visit visit) {
    desk.need(visit, desk.workCase(visit));
    return WebAnswer.page(page(visit, ""));
  }

  private static String address(WorkCase one, CaseJob job) {
    return "/cases/" + one.id() + "/registers/imports/" + job.id();
  }

  private CaseJob job(Visit visit, WorkCase one) {
    return desk.store()
        .jobs()
        .find(desk.cases().access().scope(visit, Operation.REGISTER_CHANGE), visit.id("job"))
        .filter(job -> job.workCase().equals(one.id()))
        .filter(job -> CaseOrder.of(job.ask()) instanceof CaseOrder.RegisterRead)
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private static RandomId evidence(CaseJob job) {
    return switch (CaseOrder.of(job.ask())) {
      case CaseOrder.RegisterRead(RandomId evidence) -> evidence;
      case CaseOrder _ -> throw FaultException.of(FaultCode.PAGE_NONE);
    };
  }

  private PageBody page(Visit visit, String remark) {
    WorkCase one = desk.workCase(visit);
    CaseJob job = job(visit, one);
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.LinkRow(
            List.of(
                new PageCell.Link(
                    visit.text("register.title"), "/cases/" + one.id() + "/registers"))));
    if (!remark.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, remark));
    }
    desk.store()
        .evidence()
        .find(desk.scope(visit), evidence(job))
        .ifPresent(file -> parts.add(facts(visit, file)));
    switch (job.state()) {
      case WAITING, RUNNING -> {
        parts.add(
            new PagePart.Polled(
                "/cases/" + one.id() + "/jobs/" + job.id() + "/progress",
                "",
                List.of(new PagePart.Remark(Tone.PLAIN, visit.text("grid.import.waits")))));
        parts.add(
            new PagePart.LinkRow(
                List.of(new PageCell.Link(visit.text("grid.import.again"), address(one, job)))));
      }
      case CANCELLED ->
          parts.add(new PagePart.Remark(Tone.WARN, visit.text("grid.import.cancelled")));
      case FAILED -> {
        parts.add(new PagePart.Remark(Tone.BAD, visit.text("grid.import.failed")));
        parts.add(faults(visit, JobFaults.read(job.end().fault())));
      }
      case DONE -> differences(visit, one, job, parts);
    }
    return PageBody.wide(visit.text("grid.import"), parts);
  }

  private PagePart facts(Visit visit, CaseEvidenceFile file) {
    return new PagePart.FactList(
        List.of(
            new PagePart.Fact(
                visit.text("register.file"),
                new PageCell.Link(
                    file.description().path(),
                    "/cases/" + file.workCase() + "/evidence/" + file.id())),
            new PagePart.Fact(
                visit.text("evidence.origin"), new PageCell.Plain(file.description().origin())),
            new PagePart.Fact(
                visit.text("grid.received"),
                new PageCell.Plain(file.description().date().map(Object::toString).orElse(""))),
            new PagePart.Fact(
                visit.text("grid.uploaded"),
                new PageCell.Plain(
                    visit.text(
                        "grid.changed.by",
                        desk.person(file.uploaded().by()),
                        desk.words().of(visit).moment(file.uploaded().at()))))));
  }

  private PagePart faults(Visit visit, List<Fault> faults) {
    return new PagePart.Listing(
        visit.text("register.faults"),
        List.of(visit.text("job.fault"), visit.text("grid.import.cure")),
        faults.stream()
            .map(
                fault ->
                    List.<PageCell>of(
                        new PageCell.Plain(messages.what(fault, visit.language())),
                        new PageCell.Plain(messages.cure(fault, visit.language()))))
            .toList(),
        visit.text("list.none"));
  }

  private List<RegisterDifference> differences(
      Visit visit, WorkCase one, ImportedRegisters imported) {
    return imported.registers().stream()
        .sorted(Comparator.comparing(TypedRegister::kind))
        .flatMap(
            file ->
                RegisterDifference.of(
                    file, desk.rows(visit, one, file.kind()), desk.whole(visit, one, file.kind()))
                    .stream())
        .toList();
  }

  private void differences(Visit visit, WorkCase one, CaseJob job, List<PagePart> parts) {
    ImportedRegisters imported = ImportedRegisters.of(job);
    if (imported.tooLarge()) {
      parts.add(new PagePart.Remark(Tone.BAD, visit.text("grid.import.large")));
      return;
    }
    if (imported.wrong() > 0) {
      parts.add(
          new PagePart.Remark(
              Tone.WARN, visit.text("grid.import.wrong", Long.toString(imported.wrong()))));
      parts.add(faults(visit, imported.faults()));
    }
    List<RegisterDifference> all = differences(visit, one, imported);
    if (all.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.GOOD, visit.text("grid.import.same")));
      return;
    }
    if (desk.fileCounts(visit, one, Book.of(all.getFirst().kind()))) {
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("grid.import.first")));
    }
    boolean ticks = all.size() <= MOST_TICKS;
    ReaderCells cells = ReaderCells.of(desk, words, visit, one);
    parts.add(
        new PagePart.Prose(
            visit.text(
                ticks ? "grid.import.how" : "grid.import.many", Integer.toString(all.size()))));
    if (!ticks) {
      parts.add(
          new PagePart.Listing(
              visit.text("grid.import"),
              List.of(visit.text("grid.import.difference")),
              all.stream()
                  .map(each -> List.<PageCell>of(new PageCell.Plain(told(visit, cells, each))))
                  .toList(),
              visit.text("list.none")));
    }
    if (ticks && all.size() > 1) {
      parts.add(
          new PagePart.LinkRow(
              Stream.of("all", "none", "usual")
                  .map(
                      take ->
                          new PageCell.Link(
                              visit.text("grid.import.take." + take),
                              address(one, job) + "?take=" + take))
                  .toList()));
    }
    FieldMaker make = new FieldMaker(visit);
    List<FormField> fields = new ArrayList<>();
    for (int i = 0; ticks && i < all.size(); i++) {
      RegisterDifference each = all.get(i);
      fields.add(new FormField.Tick("d" + i, told(visit, cells, each), ticked(visit, each)));
    }
    fields.add(make.kept("seen", RegisterDifference.digest(all)));
    parts.add(
        new PagePart.EntryForm(
            address(one, job) + "/apply",
            "",
            fields,
            visit.text(ticks ? "grid.import.apply" : "grid.import.apply-all"),
            Tone.PLAIN,
            Map.of(),
            true));
  }

  /** What the page ticks: what is asked for by one link, else what is usual. */
  private static boolean ticked(Visit visit, RegisterDifference one) {
    return switch (visit.form("take")) {
      case "all" -> true;
      case "none" -> false;
      case String _ -> usual(one);
    };
  }

  /** What is taken over unless somebody says otherwise: nothing that takes something away. */
  private static boolean usual(RegisterDifference one) {
    return switch (one) {
      case RegisterDifference.Added _, RegisterDifference.Changed _ -> true;
      case RegisterDifference.Gone _ -> false;
      case RegisterDifference.Declared declared -> declared.whole();
    };
  }

  private String told(Visit visit, ReaderCells cells, RegisterDifference one) {
    String kind = words.kind(one.kind(), visit.language());
    return switch (one) {
      case RegisterDifference.Added added ->
          visit.text(
              "grid.import.added",
              kind,
              cells.row(visit, added.kind(), added.row().name()),
              GridWords.columns(added.kind(), true).stream()
                  .filter(column -> !added.row().cells().getOrDefault(column.name(), "").isEmpty())
                  .map(
                      column ->
                          visit.text(
                              "grid.import.cell",
                              words.column(added.kind(), column, visit.language()),
                              cells.shown(
                                  visit,
                                  added.kind(),
                                  column,
                                  added.row().cells().getOrDefault(column.name(), ""))))
                  .collect(Collectors.joining(visit.text("list.semicolon"))));
      case RegisterDifference.Changed changed ->
          visit.text(
              "grid.import.changed",
              kind,
              cells.row(visit, changed.kind(), changed.name()),
              changed.cells().stream()
                  .map(cell -> told(visit, cells, changed, cell))
                  .collect(Collectors.joining(visit.text("list.semicolon"))));
      case RegisterDifference.Gone gone ->
          visit.text("grid.import.gone", kind, cells.row(visit, gone.kind(), gone.name()));
      case RegisterDifference.Declared declared ->
          visit.text(declared.whole() ? "grid.import.whole" : "grid.import.not-whole", kind);
    };
  }

  private String told(
      Visit visit,
      ReaderCells cells,
      RegisterDifference.Changed changed,
      RegisterDifference.CellChange cell) {
    Column<?> column = GridDesk.column(changed.kind(), cell.column()).orElseThrow();
    return visit.text(
        "grid.import.change",
        words.column(changed.kind(), column, visit.language()),
        cells.shown(visit, changed.kind(), column, cell.now()),
        cells.shown(visit, changed.kind(), column, cell.then()));
  }

  private WebAnswer apply(Visit visit) {
    WorkCase one = desk.workCase(visit);
    desk.need(visit, one);
    CaseJob job = job(visit, one);
    if (job.state() != JobState.DONE) {
      return stale(visit);
    }
    List<RegisterDifference> all = differences(visit, one, ImportedRegisters.of(job));
    if (!RegisterDifference.digest(all).equals(visit.form("seen"))) {
      return stale(visit);
    }
    List<RegisterEdit> edits = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean taken =
          all.size() <= MOST_TICKS ? visit.form("d" + i).equals("true") : usual(all.get(i));
      if (taken) {
        edits.addAll(all.get(i).edits());
      }
    }
    if (edits.size() > RegisterTable.MOST_EDITS) {
      return new WebAnswer.Shown(422, page(visit, visit.text("grid.import.large")), List.of());
    }
    return switch (desk.store()
        .registers()
        .change(one.id(), edits, evidence(job).text(), visit.author())) {
      case RegisterOutcome.Made _ -> WebAnswer.to("/cases/" + one.id() + "/registers");
      case RegisterOutcome.Refused _ -> stale(visit);
    };
  }

  private WebAnswer stale(Visit visit) {
    return new WebAnswer.Shown(409, page(visit, visit.text("grid.import.stale")), List.of());
  }
}
