/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.access.Operation;
import io.yunheng.casework.RegisterCell;
import io.yunheng.casework.RegisterConflict;
import io.yunheng.casework.RegisterEdit;
import io.yunheng.casework.RegisterOutcome;
import io.yunheng.casework.RegisterRow;
import io.yunheng.casework.WorkCase;
import io.yunheng.estate.Column;
import io.yunheng.estate.ColumnType;
import io.yunheng.estate.Kind;
import io.yunheng.estate.TypedCells;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.GridPart;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One row of a register, one cell of it, and what stood in that before. */
final class CellRoutes implements WebRoutes {
  /** A longer text does not fit into a cell. */
  static final int LONGEST = 4000;

  private static final String ROW = GridRoutes.PATH + "/rows/{row}";
  private static final String CELL = GridRoutes.PATH + "/cells/{row}/{column}";

  private final GridDesk desk;
  private final GridWords words;

  CellRoutes(GridDesk desk, GridWords words) {
    this.desk = desk;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    RouteNeed read = RouteNeed.caseObjects(Operation.REGISTER_READ);
    RouteNeed change = RouteNeed.caseObjects(Operation.REGISTER_CHANGE);
    return List.of(
        WebRoute.get(ROW, read, visit -> WebAnswer.page(row(visit, Map.of()))),
        WebRoute.post(ROW + "/name", change, this::rename),
        WebRoute.post(ROW + "/remove", change, this::remove),
        WebRoute.get(CELL, read, visit -> WebAnswer.page(cell(visit, Optional.empty(), "", ""))),
        WebRoute.post(CELL, change, this::save));
  }

  private static List<PageCell.Link> way(Visit visit, GridWords words, WorkCase one, Kind kind) {
    return List.of(
        new PageCell.Link(visit.text("register.title"), "/cases/" + one.id() + "/registers"),
        new PageCell.Link(words.kind(kind, visit.language()), GridDesk.address(one, kind)));
  }

  private PageBody row(Visit visit, Map<String, String> problems) {
    WorkCase one = desk.workCase(visit);
    Kind kind = GridDesk.kind(visit);
    RegisterRow row = desk.row(visit, one, kind);
    String address = GridDesk.address(one, kind);
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.LinkRow(way(visit, words, one, kind)));
    parts.add(
        new PagePart.Listing(
            row.name(),
            List.of(
                visit.text("register.column"),
                visit.text("grid.stands"),
                visit.text("grid.changed"),
                ""),
            GridWords.columns(kind, true).stream()
                .map(
                    column ->
                        line(
                            visit,
                            kind,
                            column,
                            row.cell(column.name()),
                            address + "/cells/" + row.id() + "/" + column.name()))
                .toList(),
            visit.text("list.none")));
    if (desk.may(visit, one, kind)) {
      FieldMaker make = new FieldMaker(visit);
      parts.add(
          new PagePart.EntryForm(
              address + "/rows/" + row.id() + "/name",
              "",
              List.of(
                  new FormField.Line(
                      "name",
                      visit.text("grid.id"),
                      row.name(),
                      "",
                      FormField.Kind.TEXT,
                      "off",
                      true),
                  make.kept("was", row.name())),
              visit.text("grid.rename"),
              Tone.PLAIN,
              problems,
              true));
      parts.add(
          new PagePart.Disclosed(
              visit.text("grid.remove"),
              List.of(
                  new PagePart.Prose(visit.text("grid.remove.why", row.name())),
                  new PagePart.EntryForm(
                      address + "/rows/" + row.id() + "/remove",
                      "",
                      List.of(make.kept("version", Long.toString(row.version()))),
                      visit.text("grid.remove.sure"),
                      Tone.BAD,
                      Map.of(),
                      true))));
    }
    return PageBody.wide(
        visit.text("grid.row", words.kind(kind, visit.language()), row.name()), parts);
  }

  private List<PageCell> line(
      Visit visit, Kind kind, Column<?> column, Optional<RegisterCell> cell, String address) {
    return List.of(
        new PageCell.Plain(words.column(kind, column, visit.language())),
        new PageCell.Plain(
            words.shown(visit, kind, column, cell.map(RegisterCell::typed).orElse(""))),
        new PageCell.Plain(cell.map(found -> changed(visit, found)).orElse("")),
        new PageCell.Link(visit.text("grid.cell"), address));
  }

  private String changed(Visit visit, RegisterCell cell) {
    return visit.text(
        "grid.changed.by", desk.person(cell.by()), desk.words().of(visit).moment(cell.changed()));
  }

  /**
   * The page of a cell.
   *
   * @param sent what was sent and not saved; empty where nothing was
   * @param problem with what was sent
   * @param remark above the form
   */
  private PageBody cell(Visit visit, Optional<String> sent, String problem, String remark) {
    WorkCase one = desk.workCase(visit);
    Kind kind = GridDesk.kind(visit);
    Column<?> column = GridDesk.column(visit, kind);
    RegisterRow row = desk.row(visit, one, kind);
    Optional<RegisterCell> cell = row.cell(column.name());
    String title = words.column(kind, column, visit.language());
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.LinkRow(
            Stream.concat(
                    way(visit, words, one, kind).stream(),
                    Stream.of(
                        new PageCell.Link(
                            row.name(), GridDesk.address(one, kind) + "/rows/" + row.id())))
                .toList()));
    if (!remark.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.BAD, remark));
      stale(visit, kind, column, cell, sent.orElse(""), parts);
    }
    if (desk.may(visit, one, kind)) {
      parts.add(form(visit, one, kind, column, row, sent, problem));
    }
    parts.add(new PagePart.Heading(visit.text("grid.history")));
    parts.add(history(visit, one, kind, column, row));
    return PageBody.wide(visit.text("grid.row", row.name(), title), parts);
  }

  private void stale(
      Visit visit,
      Kind kind,
      Column<?> column,
      Optional<RegisterCell> cell,
      String sent,
      List<PagePart> parts) {
    parts.add(
        new PagePart.FactList(
            List.of(
                new PagePart.Fact(
                    visit.text("grid.there"),
                    new PageCell.Plain(
                        words.shown(
                            visit, kind, column, cell.map(RegisterCell::typed).orElse("")))),
                new PagePart.Fact(
                    visit.text("grid.changed"),
                    new PageCell.Plain(cell.map(found -> changed(visit, found)).orElse(""))),
                new PagePart.Fact(
                    visit.text("grid.here"),
                    new PageCell.Plain(words.shown(visit, kind, column, sent))))));
  }

  private PagePart form(
      Visit visit,
      WorkCase one,
      Kind kind,
      Column<?> column,
      RegisterRow row,
      Optional<String> sent,
      String problem) {
    FieldMaker make = new FieldMaker(visit);
    String label = words.column(kind, column, visit.language());
    String value = sent.orElse(row.typed(column.name()));
    List<FormField.Option> options = words.options(visit, kind, column);
    boolean chosen = !options.isEmpty() && column.type() != ColumnType.TEXTS && problem.isEmpty();
    FormField field;
    if (chosen) {
      List<FormField.Option> all = new ArrayList<>();
      all.add(new FormField.Option("", visit.text("grid.blank")));
      all.addAll(options);
      all.add(new FormField.Option(TypedCells.UNKNOWN, visit.text("grid.unknown")));
      all.add(new FormField.Option(TypedCells.NONE, visit.text("grid.none")));
      field = new FormField.Choice("value", label, all, value, "");
    } else {
      String shown = TypedCells.isMark(value) ? value : words.shown(visit, kind, column, value);
      field =
          new FormField.Area(
              "value",
              label,
              problem.isEmpty() ? shown : value,
              words.hint(visit, column) + visit.text("grid.marks"),
              false);
    }
    return new PagePart.EntryForm(
        GridDesk.address(one, kind) + "/cells/" + row.id() + "/" + column.name(),
        "",
        List.of(
            field,
            make.kept(
                "version",
                Long.toString(row.cell(column.name()).map(RegisterCell::version).orElse(0L)))),
        visit.text("form.save"),
        Tone.PLAIN,
        problem.isEmpty() ? Map.of() : Map.of("value", problem),
        true);
  }

  private PagePart history(
      Visit visit, WorkCase one, Kind kind, Column<?> column, RegisterRow row) {
    return new PagePart.Listing(
        visit.text("grid.history"),
        List.of(
            visit.text("grid.when"),
            visit.text("grid.who"),
            visit.text("grid.stood"),
            visit.text("grid.source")),
        desk
            .store()
            .registers()
            .history(desk.scope(visit), one.id(), row.id(), column.name())
            .stream()
            .map(
                past ->
                    List.<PageCell>of(
                        new PageCell.Plain(desk.words().of(visit).second(past.changed())),
                        new PageCell.Plain(desk.person(past.by())),
                        new PageCell.Plain(words.shown(visit, kind, column, past.typed())),
                        past.source().isEmpty()
                            ? new PageCell.Plain(visit.text("grid.typed"))
                            : new PageCell.Link(
                                visit.text("grid.from-file"),
                                "/cases/" + one.id() + "/evidence/" + past.source())))
            .toList(),
        visit.text("grid.history.none"));
  }

  private WebAnswer save(Visit visit) {
    WorkCase one = desk.workCase(visit);
    Kind kind = GridDesk.kind(visit);
    Column<?> column = GridDesk.column(visit, kind);
    desk.need(visit, one, kind);
    RegisterRow row = desk.row(visit, one, kind);
    String sent = visit.form("value");
    if (visit.secret("value").length() > LONGEST) {
      return wrong(visit, sent, visit.text("grid.long", Integer.toString(LONGEST)));
    }
    return switch (words.read(kind, column, sent)) {
      case TypedCells.Reading.Wrong wrong ->
          wrong(visit, sent, words.problem(visit, wrong.fault()));
      case TypedCells.Reading.Right(String typed) -> {
        RegisterOutcome outcome =
            desk.store()
                .registers()
                .change(
                    one.id(),
                    List.of(new RegisterEdit.Type(row.id(), column.name(), typed, visit.version())),
                    "",
                    visit.author());
        yield switch (outcome) {
          case RegisterOutcome.Made _ -> saved(visit, one, kind, column);
          case RegisterOutcome.Refused(List<RegisterConflict> conflicts) ->
              refused(visit, kind, column, typed, conflicts.getFirst());
        };
      }
    };
  }

  private WebAnswer saved(Visit visit, WorkCase one, Kind kind, Column<?> column) {
    RegisterRow row = desk.row(visit, one, kind);
    return scripted(visit)
        ? new WebAnswer.Data(200, json(words.cell(visit, kind, column, row)).toString())
        : WebAnswer.to(GridDesk.address(one, kind) + "/rows/" + row.id());
  }

  private WebAnswer wrong(Visit visit, String sent, String problem) {
    return scripted(visit)
        ? new WebAnswer.Data(
            422, JsonMapper.shared().createObjectNode().put("problem", problem).toString())
        : WebAnswer.again(cell(visit, Optional.of(sent), problem, ""));
  }

  private WebAnswer refused(
      Visit visit, Kind kind, Column<?> column, String typed, RegisterConflict conflict) {
    if (!scripted(visit)) {
      return new WebAnswer.Shown(
          409, cell(visit, Optional.of(typed), "", visit.text("grid.stale")), List.of());
    }
    ObjectNode root = JsonMapper.shared().createObjectNode();
    conflict
        .current()
        .ifPresentOrElse(
            current -> {
              ObjectNode there = json(words.cell(visit, kind, column, current));
              there.put("by", desk.person(current.by()));
              there.put("at", desk.words().of(visit).moment(current.changed()));
              root.set("there", there);
            },
            () ->
                root.put(
                    "problem",
                    String.join(
                        visit.text("list.semicolon"),
                        GridRoutes.reasons(visit, List.of(conflict)))));
    return new WebAnswer.Data(409, root.toString());
  }

  /** Whether the script of the grid asks. */
  static boolean scripted(Visit visit) {
    return visit.form("script").equals("1");
  }

  private static ObjectNode json(GridPart.Cell cell) {
    return JsonMapper.shared()
        .createObjectNode()
        .put("state", cell.state().code())
        .put("typed", cell.typed())
        .put("shown", cell.shown())
        .put("version", cell.version());
  }

  private WebAnswer rename(Visit visit) {
    WorkCase one = desk.workCase(visit);
    Kind kind = GridDesk.kind(visit);
    desk.need(visit, one, kind);
    RegisterRow row = desk.row(visit, one, kind);
    String name = visit.form("name");
    Optional<String> wrong = GridRoutes.wrongName(visit, name);
    if (wrong.isPresent()) {
      return WebAnswer.again(row(visit, Map.of("name", wrong.get())));
    }
    return made(visit, one, kind, new RegisterEdit.Rename(row.id(), visit.form("was"), name));
  }

  private WebAnswer remove(Visit visit) {
    WorkCase one = desk.workCase(visit);
    Kind kind = GridDesk.kind(visit);
    desk.need(visit, one, kind);
    RegisterRow row = desk.row(visit, one, kind);
    return made(visit, one, kind, new RegisterEdit.Remove(row.id(), visit.version()));
  }

  private WebAnswer made(Visit visit, WorkCase one, Kind kind, RegisterEdit edit) {
    return switch (desk.store().registers().change(one.id(), List.of(edit), "", visit.author())) {
      case RegisterOutcome.Made _ -> WebAnswer.to(GridDesk.address(one, kind));
      case RegisterOutcome.Refused(List<RegisterConflict> conflicts) ->
          new WebAnswer.Shown(
              409,
              row(
                  visit,
                  Map.of(
                      "name",
                      String.join(
                          visit.text("list.semicolon"), GridRoutes.reasons(visit, conflicts)))),
              List.of());
    };
  }
}
