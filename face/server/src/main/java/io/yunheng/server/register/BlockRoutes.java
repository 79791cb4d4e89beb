/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.casework.RegisterConflict;
import io.yunheng.casework.RegisterEdit;
import io.yunheng.casework.RegisterOutcome;
import io.yunheng.casework.WorkCase;
import io.yunheng.estate.Column;
import io.yunheng.estate.Kind;
import io.yunheng.estate.TypedCells;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A block of cells that somebody pastes: all of it is filled in, or nothing. */
final class BlockRoutes implements WebRoutes {
  private static final int MOST_PROBLEMS = 50;
  private static final int MOST_CELLS = 20_000;

  private final GridDesk desk;
  private final GridWords words;
  private final GridRoutes grid;

  BlockRoutes(GridDesk desk, GridWords words, GridRoutes grid) {
    this.desk = desk;
    this.words = words;
    this.grid = grid;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.post(
            GridRoutes.PATH + "/block",
            RouteNeed.caseObjects(Operation.REGISTER_CHANGE),
            this::paste));
  }

  /** What is to be filled in, and what stands against it. */
  private final class Reading {
    private final Visit visit;
    private final Kind kind;
    private final List<Column<?>> columns;
    private final int from;
    private final List<RegisterEdit> edits = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Reading(Visit visit, Kind kind, List<Column<?>> columns, int from) {
      this.visit = visit;
      this.kind = kind;
      this.columns = columns;
      this.from = from;
    }

    private void problem(int row, String title, String what) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(visit.text("grid.pasted", Integer.toString(row), title, what));
      }
    }

    private Optional<String> read(int row, Column<?> column, String cell) {
      String title = words.column(kind, column, visit.language());
      if (cell.length() > CellRoutes.LONGEST) {
        problem(row, title, visit.text("grid.long", Integer.toString(CellRoutes.LONGEST)));
        return Optional.empty();
      }
      return switch (words.read(kind, column, cell)) {
        case TypedCells.Reading.Right(String typed) -> Optional.of(typed);
        case TypedCells.Reading.Wrong wrong -> {
          problem(row, title, words.problem(visit, wrong.fault()));
          yield Optional.empty();
        }
      };
    }

    /** A row that is there: what is pasted takes the place of what was seen. */
    void there(int row, List<String> cells, String[] seen) {
      Optional<RandomId> id = RandomId.parse(seen[0]);
      if (id.isEmpty() || seen.length != columns.size() + 2) {
        throw FaultException.of(FaultCode.REQUEST_INVALID, "what", "seen");
      }
      for (int i = 0; i < cells.size(); i++) {
        int column = from + i;
        if (column == 0) {
          name(row, cells.get(i))
              .ifPresent(name -> edits.add(new RegisterEdit.Rename(id.get(), seen[1], name)));
        } else if (column <= columns.size()) {
          Column<?> of = columns.get(column - 1);
          long version = version(seen[column + 1]);
          read(row, of, cells.get(i))
              .ifPresent(
                  typed -> edits.add(new RegisterEdit.Type(id.get(), of.name(), typed, version)));
        }
      }
    }

    /** A row that is added. */
    void added(int row, List<String> cells) {
      if (from != 0) {
        problem(row, visit.text("grid.id"), visit.text("grid.pasted.no-id"));
        return;
      }
      Map<String, String> typed = new HashMap<>();
      for (int i = 1; i < cells.size() && i <= columns.size(); i++) {
        Column<?> of = columns.get(i - 1);
        read(row, of, cells.get(i)).ifPresent(one -> typed.put(of.name(), one));
      }
      name(row, cells.getFirst())
          .ifPresent(name -> edits.add(new RegisterEdit.Add(kind.code(), name, typed)));
    }

    private Optional<String> name(int row, String cell) {
      String name = cell.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
      Optional<String> wrong = GridRoutes.wrongName(visit, name);
      wrong.ifPresent(what -> problem(row, visit.text("grid.id"), what));
      return wrong.isPresent() ? Optional.empty() : Optional.of(name);
    }
  }

  private static long version(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw FaultException.of(FaultCode.REQUEST_INVALID, "what", "version");
    }
    return Long.parseLong(text);
  }

  private WebAnswer paste(Visit visit) {
    WorkCase one = desk.workCase(visit);
    Kind kind = GridDesk.kind(visit);
    desk.need(visit, one, kind);
    List<Column<?>> columns = new ArrayList<>();
    for (String name : visit.form("columns").split(",", -1)) {
      columns.add(
          GridDesk.column(kind, name)
              .orElseThrow(() -> FaultException.of(FaultCode.REQUEST_INVALID, "what", name)));
    }
    String from = visit.form("from");
    if (!from.matches("[0-9]{1,3}") || Integer.parseInt(from) > columns.size()) {
      throw FaultException.of(FaultCode.REQUEST_INVALID, "what", "from");
    }
    List<List<String>> block = PastedBlock.rows(visit.secret("text"));
    Reading reading = new Reading(visit, kind, columns, Integer.parseInt(from));
    List<String> seen = visit.secret("seen").lines().toList();
    long cells = block.stream().mapToLong(List::size).sum();
    if (cells > MOST_CELLS
        || grid.count(visit, one, kind) + Math.max(0, block.size() - seen.size())
            > GridRoutes.MOST_ROWS) {
      return refused(
          visit,
          one,
          kind,
          422,
          List.of(visit.text("grid.full", Integer.toString(GridRoutes.MOST_ROWS))));
    }
    for (int i = 0; i < block.size(); i++) {
      if (i < seen.size()) {
        reading.there(i + 1, block.get(i), seen.get(i).split("\t", -1));
      } else if (!visit.form("last").equals("true")) {
        reading.problem(i + 1, "", visit.text("grid.pasted.page"));
      } else {
        reading.added(i + 1, block.get(i));
      }
    }
    if (!reading.problems.isEmpty()) {
      return refused(visit, one, kind, 422, reading.problems);
    }
    return switch (desk.store().registers().change(one.id(), reading.edits, "", visit.author())) {
      case RegisterOutcome.Made _ ->
          CellRoutes.scripted(visit)
              ? new WebAnswer.Data(200, "{}")
              : WebAnswer.to(GridDesk.address(one, kind));
      case RegisterOutcome.Refused(List<RegisterConflict> conflicts) ->
          refused(visit, one, kind, 409, conflicts(visit, kind, conflicts));
    };
  }

  /** Each conflict with both values. */
  private List<String> conflicts(Visit visit, Kind kind, List<RegisterConflict> conflicts) {
    List<String> told = new ArrayList<>(GridRoutes.reasons(visit, conflicts));
    for (RegisterConflict conflict : conflicts) {
      if (conflict.edit() instanceof RegisterEdit.Type type && told.size() < MOST_PROBLEMS) {
        conflict
            .current()
            .ifPresent(
                current ->
                    GridDesk.column(kind, type.column())
                        .ifPresent(
                            column ->
                                told.add(
                                    visit.text(
                                        "grid.both",
                                        words.column(kind, column, visit.language()),
                                        words.shown(visit, kind, column, current.typed()),
                                        desk.person(current.by()),
                                        words.shown(visit, kind, column, type.typed())))));
      }
    }
    return told;
  }

  private WebAnswer refused(
      Visit visit, WorkCase one, Kind kind, int status, List<String> problems) {
    if (CellRoutes.scripted(visit)) {
      ObjectNode root = JsonMapper.shared().createObjectNode();
      ArrayNode all = root.putArray("problems");
      problems.forEach(all::add);
      return new WebAnswer.Data(status, root.toString());
    }
    return new WebAnswer.Shown(
        status,
        PageBody.wide(
            words.kind(kind, visit.language()),
            List.of(
                new PagePart.Remark(Tone.BAD, visit.text("grid.refused")),
                new PagePart.Listing(
                    visit.text("grid.refused"),
                    List.of(visit.text("job.fault")),
                    problems.stream()
                        .map(problem -> List.<PageCell>of(new PageCell.Plain(problem)))
                        .toList(),
                    visit.text("list.none")),
                new PagePart.LinkRow(
                    List.of(
                        new PageCell.Link(
                            words.kind(kind, visit.language()), GridDesk.address(one, kind)))))),
        List.of());
  }
}
