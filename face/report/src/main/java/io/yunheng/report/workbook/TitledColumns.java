/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelCell;
import io.yunheng.files.ExcelRow;
import io.yunheng.report.words.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the columns of a sheet that people filled in by their titles, in either language, and reads
 * its cells. What is wrong is added to the problems with its place. Not thread-safe.
 */
final class TitledColumns<C extends Enum<C> & BookColumn> {
  private static final int HEADER_WITHIN = 10;
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:[T ].*)?");

  private final String file;
  private final Words words;
  private final Problems problems;
  private final C first;
  private final Map<String, C> titles = new HashMap<>();
  private final Map<C, Integer> columns;
  private final Map<String, Integer> rows = new HashMap<>();
  private boolean started;
  private int sheets;

  /**
   * The columns of an enum.
   *
   * @param languages that titles may be in; problems are told in the first
   * @param first the column by whose title the row of titles is known
   */
  TitledColumns(String file, List<Words> languages, Problems problems, C first) {
    this.file = file;
    this.words = languages.getFirst();
    this.problems = problems;
    this.first = first;
    this.columns = new EnumMap<>(first.getDeclaringClass());
    for (Words language : languages) {
      for (C column : first.getDeclaringClass().getEnumConstants()) {
        titles.put(language.of(column.title()), column);
      }
    }
  }

  /** Whether the row of titles was read, so that rows follow. */
  boolean started() {
    return started;
  }

  /** How many sheets have ended. */
  int sheets() {
    return sheets;
  }

  /** How many different rows were read. */
  int rows() {
    return rows.size();
  }

  /** Looks whether a row is that of the titles. */
  void header(String sheet, ExcelRow row) {
    boolean header =
        row.cells().values().stream().anyMatch(cell -> titles.get(cell.text().strip()) == first);
    if (!header || row.number() > HEADER_WITHIN) {
      return;
    }
    started = true;
    row.cells().forEach((at, cell) -> title(sheet, at, cell.text().strip()));
    for (C column : first.getDeclaringClass().getEnumConstants()) {
      if (column.needed() && !columns.containsKey(column)) {
        problems.add(
            FaultCode.REGISTER_COLUMN_MISSING,
            "file",
            file,
            "sheet",
            sheet,
            "title",
            title(column));
      }
    }
  }

  private void title(String sheet, int at, String text) {
    C column = titles.get(text);
    if (column == null) {
      unknown(sheet, at, text);
      return;
    }
    Integer other = columns.putIfAbsent(column, at);
    if (other != null) {
      problems.add(
          FaultCode.REGISTER_COLUMN_TWICE,
          "file",
          file,
          "sheet",
          sheet,
          "column",
          ExcelRow.letters(at),
          "other",
          ExcelRow.letters(other),
          "title",
          text);
    }
  }

  /** The sheet has ended: it had titles, and is the only one of its kind. */
  void end(String sheet) {
    if (!started) {
      problems.add(
          FaultCode.REGISTER_HEADER_MISSING,
          "file",
          file,
          "sheet",
          sheet,
          "title",
          title(first),
          "limit",
          Integer.toString(HEADER_WITHIN));
    }
    sheets++;
    if (sheets > 1) {
      problems.add(FaultCode.REGISTER_SHEET_TWICE, "file", file, "sheet", sheet, "other", sheet);
    }
    started = false;
    columns.clear();
  }

  /** Refuses cells beside the columns. */
  void refuseOthers(String sheet, ExcelRow row) {
    for (int at : row.cells().keySet()) {
      if (!columns.containsValue(at)) {
        unknown(sheet, at, row.cell(at).map(ExcelCell::text).orElse(""));
      }
    }
  }

  private void unknown(String sheet, int at, String text) {
    problems.add(
        FaultCode.REGISTER_COLUMN_UNKNOWN,
        "file",
        file,
        "sheet",
        sheet,
        "column",
        ExcelRow.letters(at),
        "title",
        text);
  }

  /**
   * Whether a row is the first of its kind; another one is a problem.
   *
   * @param name of what it is about
   */
  boolean once(String sheet, ExcelRow row, String name) {
    Integer other = rows.putIfAbsent(name, row.number());
    if (other == null) {
      return true;
    }
    problems.add(
        FaultCode.REGISTER_DUPLICATE_ID,
        "file",
        file,
        "sheet",
        sheet,
        "row",
        Integer.toString(row.number()),
        "id",
        name,
        "other",
        other.toString());
    return false;
  }

  /** What a cell says; a value that Excel could not compute is a problem. */
  String text(String sheet, ExcelRow row, C column) {
    Optional<ExcelCell> cell = Optional.ofNullable(columns.get(column)).flatMap(row::cell);
    if (cell.isPresent() && cell.get().type() == ExcelCell.Type.ERROR) {
      problem(FaultCode.REGISTER_ERROR_VALUE, sheet, row, column, cell.get().text(), "");
      return "";
    }
    return cell.map(ExcelCell::text).orElse("");
  }

  /** The day that a cell says; empty if it is empty, or if it says none, which is a problem. */
  Optional<LocalDate> day(String sheet, ExcelRow row, C column) {
    String text = text(sheet, row, column).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> day = date(text);
    if (day.isEmpty()) {
      problem(FaultCode.REGISTER_DATE_INVALID, sheet, row, column, text, "");
    }
    return day;
  }

  private static Optional<LocalDate> date(String text) {
    Matcher day = DAY.matcher(text);
    try {
      return day.matches()
          ? Optional.of(
              LocalDate.of(
                  Integer.parseInt(day.group(1)),
                  Integer.parseInt(day.group(2)),
                  Integer.parseInt(day.group(3))))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Adds a problem of a cell. */
  void problem(FaultCode code, String sheet, ExcelRow row, C column, String value, String known) {
    problems.add(
        code,
        "file",
        file,
        "sheet",
        sheet,
        "row",
        Integer.toString(row.number()),
        "column",
        ExcelRow.letters(columns.getOrDefault(column, 0)),
        "title",
        title(column),
        "value",
        value,
        "known",
        known);
  }

  private String title(C column) {
    return words.of(column.title());
  }
}
