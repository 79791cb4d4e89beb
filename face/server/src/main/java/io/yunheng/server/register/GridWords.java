/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.register;

import io.yunheng.assessment.CaseCheck;
import io.yunheng.casework.RegisterCell;
import io.yunheng.casework.RegisterRow;
import io.yunheng.estate.Column;
import io.yunheng.estate.ColumnType;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.estate.TypedCells;
import io.yunheng.fault.Fault;
import io.yunheng.fault.Language;
import io.yunheng.fault.Messages;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.GridPart;
import io.yunheng.server.page.GridPart.State;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns and cells of registers in the words of a reader. */
final class GridWords {
  private static final int FEW = 7;

  private final KindLabels labels = KindLabels.load();
  private final TypedCells cells = new TypedCells();
  private final Messages messages = Messages.load();

  /** What a register is called. */
  String kind(Kind kind, Language language) {
    return labels.kind(kind, language);
  }

  /** What its rows are. */
  String about(Kind kind, Language language) {
    return labels.about(kind, language);
  }

  /** What a column is called. */
  String column(Kind kind, Column<?> column, Language language) {
    return labels.column(kind, column.name(), language);
  }

  /**
   * The columns of a grid: first those without which a row proves nothing.
   *
   * @param all whether the others are wanted too
   */
  static List<Column<?>> columns(Kind kind, boolean all) {
    List<Column<?>> shape = new ArrayList<>(kind.shape().columns());
    List<String> wanted = CaseCheck.wanted(kind);
    List<Column<?>> columns = new ArrayList<>();
    wanted.forEach(
        name -> shape.stream().filter(one -> one.name().equals(name)).forEach(columns::add));
    shape.stream().filter(one -> !wanted.contains(one.name())).forEach(columns::add);
    return all ? columns : columns.subList(0, Math.min(columns.size(), few(wanted)));
  }

  private static int few(List<String> wanted) {
    return wanted.isEmpty() ? FEW : wanted.size();
  }

  /** Reads what was typed. */
  TypedCells.Reading read(Kind kind, Column<?> column, String typed) {
    return cells.read(kind, column, typed);
  }

  /** What is wrong with what was typed, and what can stand there. */
  String problem(Visit visit, Fault fault) {
    return visit.text(
        "grid.wrong",
        fault.details().getOrDefault("value", ""),
        messages.cure(fault, visit.language()));
  }

  /** A cell of a grid. */
  GridPart.Cell cell(Visit visit, Kind kind, Column<?> column, RegisterRow row) {
    return row.cell(column.name())
        .map(cell -> cell(visit, kind, column, cell))
        .orElseGet(() -> new GridPart.Cell(State.BLANK, "", "", 0));
  }

  /** A cell as somebody left it. */
  GridPart.Cell cell(Visit visit, Kind kind, Column<?> column, RegisterCell cell) {
    String typed = cell.typed();
    State state = state(typed);
    String shown =
        switch (state) {
          case BLANK -> "";
          case UNKNOWN -> visit.text("grid.unknown");
          case NONE -> visit.text("grid.none");
          case KNOWN -> cells.shown(kind, column, typed, visit.language());
        };
    return new GridPart.Cell(state, typed, shown, cell.version());
  }

  /** What was typed, in the words of the reader. */
  String shown(Visit visit, Kind kind, Column<?> column, String typed) {
    return switch (state(typed)) {
      case BLANK -> visit.text("grid.blank");
      case UNKNOWN -> visit.text("grid.unknown");
      case NONE -> visit.text("grid.none");
      case KNOWN -> cells.shown(kind, column, typed, visit.language());
    };
  }

  private static State state(String typed) {
    return switch (typed) {
      case "" -> State.BLANK;
      case TypedCells.UNKNOWN -> State.UNKNOWN;
      case TypedCells.NONE -> State.NONE;
      case String _ -> State.KNOWN;
    };
  }

  /** The head of a column. */
  GridPart.Head head(Visit visit, Kind kind, Column<?> column, List<String> known) {
    return new GridPart.Head(
        column.name(),
        column(kind, column, visit.language()),
        column.type().name().toLowerCase(Locale.ROOT),
        hint(visit, column),
        options(visit, kind, column),
        known);
  }

  /** What a column takes. */
  String hint(Visit visit, Column<?> column) {
    return visit.text("grid.type." + column.type().name().toLowerCase(Locale.ROOT));
  }

  /** What can be chosen in a column; none where anything can be typed. */
  List<FormField.Option> options(Visit visit, Kind kind, Column<?> column) {
    List<String> values =
        column.type() == ColumnType.BOOL
            ? List.of("true", "false")
            : column.words().stream().toList();
    return values.stream()
        .map(
            value ->
                new FormField.Option(value, cells.shown(kind, column, value, visit.language())))
        .toList();
  }
}
