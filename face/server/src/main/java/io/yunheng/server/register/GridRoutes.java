/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.access.Operation;
import io.yunheng.assessment.RegisterPlan;
import io.yunheng.assessment.RegisterPlan.Book;
import io.yunheng.casework.RegisterConflict;
import io.yunheng.casework.RegisterEdit;
import io.yunheng.casework.RegisterOutcome;
import io.yunheng.casework.RegisterRow;
import io.yunheng.casework.RegisterWhole;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.estate.Column;
import io.yunheng.estate.Kind;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.GridPart;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A register as a table that is filled in, its rows, and whether it holds all there is. */
final class GridRoutes implements WebRoutes {
  static final String PATH = "/cases/{case}/registers/of/{kind}";

  /** How many rows a register may have. */
  static final int MOST_ROWS = 5000;

  /** How long a name may be. */
  static final int LONGEST_NAME = 200;

  private static final int ROWS = 100;
  private static final int KNOWN = 500;
  private static final List<String> WORDS =
      List.of(
          "how", "fresh", "example", "unknown", "none", "blank", "saving", "saved", "failed",
          "stale", "there", "here", "by", "mine", "refused", "colon");

  private final GridDesk desk;
  private final GridWords words;
  private final ExampleRows examples = ExampleRows.shipped();
  private final MlpsCatalog catalog = MlpsCatalog.level3Cloud();

  GridRoutes(GridDesk desk, GridWords words) {
    this.desk = desk;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed change = RouteNeed.caseObjects(Operation.REGISTER_CHANGE);
    return List.of(
        WebRoute.get(
            PATH,
            RouteNeed.caseObjects(Operation.REGISTER_READ),
            visit -> WebAnswer.page(page(visit, Map.of()))),
        WebRoute.post(PATH + "/rows", change, this::add),
        WebRoute.post(PATH + "/whole", change, this::declare));
  }

  private PageBody page(Visit visit, Map<String, String> problems) {
    WorkCase one = desk.workCase(visit);
    Kind kind = GridDesk.kind(visit);
    boolean changes = desk.may(visit, one, kind);
    boolean all = visit.form("columns").equals("all");
    List<Column<?>> columns = GridWords.columns(kind, all);
    RowWindow window = PageNumber.window(visit, ROWS);
    RowList<RegisterRow> rows =
        desk.store().registers().rows(desk.scope(visit), one.id(), kind.code(), window);
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.LinkRow(
            List.of(
                new PageCell.Link(
                    visit.text("register.title"), "/cases/" + one.id() + "/registers"),
                new PageCell.Link(visit.text("grid.excel"), GridDesk.address(one, kind) + "/excel"),
                columnsLink(visit, one, kind, all))));
    parts.add(new PagePart.Prose(about(visit, one, kind)));
    told(visit, one, kind, rows.total(), parts);
    parts.add(new PagePart.OfGrid(grid(visit, one, kind, columns, rows, window, changes)));
    PageNumber.of(
            visit,
            GridDesk.address(one, kind),
            window,
            rows,
            all ? Map.of("columns", "all") : Map.of())
        .map(PagePart.Paged::new)
        .ifPresent(parts::add);
    if (changes) {
      forms(visit, one, kind, columns, problems, parts);
    }
    return PageBody.wide(words.kind(kind, visit.language()), parts);
  }

  private static PageCell.Link columnsLink(Visit visit, WorkCase one, Kind kind, boolean all) {
    return all
        ? new PageCell.Link(visit.text("grid.columns.few"), GridDesk.address(one, kind))
        : new PageCell.Link(
            visit.text("grid.columns.all"), GridDesk.address(one, kind) + "?columns=all");
  }

  private String about(Visit visit, WorkCase one, Kind kind) {
    int items =
        RegisterPlan.of(catalog, one.description().subject()).needs().stream()
            .filter(need -> need.kind() == kind)
            .mapToInt(need -> need.items().size())
            .sum();
    String about = words.about(kind, visit.language());
    return items == 0
        ? visit.text("grid.about", about)
        : visit.text("grid.about.items", about, Integer.toString(items));
  }

  private void told(Visit visit, WorkCase one, Kind kind, long rows, List<PagePart> parts) {
    Book book = Book.of(kind);
    if (desk.fileCounts(visit, one, book)) {
      parts.add(
          new PagePart.Remark(
              Tone.WARN, visit.text("grid.file", visit.text("register.book." + book.code()))));
    }
    if (desk.whole(visit, one, kind).map(RegisterWhole::whole).orElse(false)) {
      parts.add(
          new PagePart.Remark(
              Tone.GOOD, visit.text(rows == 0 ? "grid.whole.none" : "grid.whole.all")));
    }
  }

  private GridPart grid(
      Visit visit,
      WorkCase one,
      Kind kind,
      List<Column<?>> columns,
      RowList<RegisterRow> rows,
      RowWindow window,
      boolean changes) {
    List<String> example =
        columns.stream()
            .map(
                column -> {
                  String typed = examples.typed(kind, column.name(), visit.language());
                  return typed.isEmpty() ? "" : words.shown(visit, kind, column, typed);
                })
            .toList();
    Map<String, String> said = new HashMap<>();
    WORDS.forEach(word -> said.put(word, visit.text("grid." + word)));
    return new GridPart(
        words.kind(kind, visit.language()),
        GridDesk.address(one, kind),
        changes,
        window.from() + rows.rows().size() >= rows.total(),
        visit.text("grid.id"),
        columns.stream()
            .map(column -> words.head(visit, kind, column, known(visit, one, column)))
            .toList(),
        window.from() > 0 || example.stream().allMatch(String::isEmpty) ? List.of() : example,
        rows.rows().stream()
            .map(
                row ->
                    new GridPart.Line(
                        row.id().text(),
                        row.name(),
                        columns.stream()
                            .map(column -> words.cell(visit, kind, column, row))
                            .toList()))
            .toList(),
        said);
  }

  /** The names of the rows that a column can refer to. */
  private List<String> known(Visit visit, WorkCase one, Column<?> column) {
    return column
        .target()
        .map(
            target ->
                desk
                    .store()
                    .registers()
                    .rows(desk.scope(visit), one.id(), target.code(), RowWindow.first(KNOWN))
                    .rows()
                    .stream()
                    .map(RegisterRow::name)
                    .toList())
        .orElse(List.of());
  }

  private void forms(
      Visit visit,
      WorkCase one,
      Kind kind,
      List<Column<?>> columns,
      Map<String, String> problems,
      List<PagePart> parts) {
    FieldMaker make = new FieldMaker(visit);
    String address = GridDesk.address(one, kind);
    parts.add(
        new PagePart.EntryForm(
            address + "/rows",
            visit.text("grid.add"),
            List.of(
                new FormField.Line(
                    "name",
                    visit.text("grid.id"),
                    visit.form("name"),
                    visit.text("grid.id.hint"),
                    FormField.Kind.TEXT,
                    "off",
                    true)),
            visit.text("grid.add"),
            Tone.PLAIN,
            problems,
            true));
    List<String> titles = new ArrayList<>(List.of(visit.text("grid.id")));
    columns.forEach(column -> titles.add(words.column(kind, column, visit.language())));
    parts.add(
        new PagePart.Disclosed(
            visit.text("grid.block"),
            List.of(
                new PagePart.EntryForm(
                    address + "/block",
                    "",
                    List.of(
                        new FormField.Area(
                            "text",
                            visit.text("grid.block.rows"),
                            "",
                            visit.text(
                                "grid.block.hint", String.join(visit.text("list.comma"), titles)),
                            true),
                        make.kept("from", "0"),
                        make.kept("last", "true"),
                        make.kept(
                            "columns",
                            String.join(",", columns.stream().map(Column::name).toList()))),
                    visit.text("grid.block.submit")))));
    Optional<RegisterWhole> whole = desk.whole(visit, one, kind);
    boolean is = whole.map(RegisterWhole::whole).orElse(false);
    parts.add(new PagePart.Prose(visit.text("grid.whole.why")));
    parts.add(
        new PagePart.EntryForm(
            address + "/whole",
            "",
            List.of(
                make.kept("whole", Boolean.toString(!is)),
                make.kept("version", Long.toString(whole.map(RegisterWhole::version).orElse(0L)))),
            visit.text(is ? "grid.whole.take-back" : "grid.whole.say"),
            Tone.PLAIN,
            Map.of(),
            true));
  }

  /** What is wrong with a name; empty if nothing is. */
  static Optional<String> wrongName(Visit visit, String name) {
    return name.isBlank() || name.length() > LONGEST_NAME || name.contains("\n")
        ? Optional.of(visit.text("name.form", Integer.toString(LONGEST_NAME)))
        : Optional.empty();
  }

  private WebAnswer add(Visit visit) {
    WorkCase one = desk.workCase(visit);
    Kind kind = GridDesk.kind(visit);
    desk.need(visit, one, kind);
    String name = visit.form("name");
    Optional<String> wrong = wrongName(visit, name);
    if (wrong.isPresent()) {
      return WebAnswer.again(page(visit, Map.of("name", wrong.get())));
    }
    long rows = count(visit, one, kind);
    if (rows >= MOST_ROWS) {
      return WebAnswer.again(
          page(visit, Map.of("name", visit.text("grid.full", Integer.toString(MOST_ROWS)))));
    }
    RegisterOutcome outcome =
        desk.store()
            .registers()
            .change(
                one.id(),
                List.of(new RegisterEdit.Add(kind.code(), name, Map.of())),
                "",
                visit.author());
    return switch (outcome) {
      case RegisterOutcome.Made _ ->
          WebAnswer.to(GridDesk.address(one, kind) + "?from=" + rows / ROWS * ROWS);
      case RegisterOutcome.Refused _ ->
          new WebAnswer.Shown(
              409, page(visit, Map.of("name", visit.text("grid.taken", name))), List.of());
    };
  }

  /** How many rows a register has. */
  long count(Visit visit, WorkCase one, Kind kind) {
    return desk.store()
        .registers()
        .counts(desk.scope(visit), one.id())
        .getOrDefault(kind.code(), 0L);
  }

  private WebAnswer declare(Visit visit) {
    WorkCase one = desk.workCase(visit);
    Kind kind = GridDesk.kind(visit);
    desk.need(visit, one, kind);
    RegisterOutcome outcome =
        desk.store()
            .registers()
            .change(
                one.id(),
                List.of(
                    new RegisterEdit.Declare(
                        kind.code(), visit.form("whole").equals("true"), visit.version())),
                "",
                visit.author());
    if (outcome instanceof RegisterOutcome.Refused) {
      throw FaultException.of(FaultCode.ROW_STALE);
    }
    return WebAnswer.to(GridDesk.address(one, kind));
  }

  /** Why some changes were not made, each in one sentence. */
  static List<String> reasons(Visit visit, List<RegisterConflict> conflicts) {
    return new TreeSet<>(
            conflicts.stream()
                .map(
                    conflict ->
                        switch (conflict.reason()) {
                          case STALE -> visit.text("grid.stale");
                          case NAME_TAKEN -> visit.text("grid.taken", named(conflict.edit()));
                          case GONE -> visit.text("grid.gone");
                        })
                .toList())
        .stream().toList();
  }

  private static String named(RegisterEdit edit) {
    return switch (edit) {
      case RegisterEdit.Add add -> add.name();
      case RegisterEdit.Rename rename -> rename.name();
      case RegisterEdit.Remove _, RegisterEdit.Type _, RegisterEdit.Declare _ -> "";
    };
  }
}
