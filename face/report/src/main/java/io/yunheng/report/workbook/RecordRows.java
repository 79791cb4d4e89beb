/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelCell;
import io.yunheng.files.ExcelRow;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.WorkbookEdits.Edit;
import io.yunheng.report.workbook.WorkbookEdits.Expected;
import io.yunheng.report.workbook.WorkbookEdits.HighRiskEdit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes in the rows of the record sheet one after the other. */
final class RecordRows {
  private static final int HEADER_WITHIN = 10;
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:[T ].*)?");

  private final String file;
  private final List<Words> languages;
  private final Expected expected;
  private final Problems problems;
  private final Map<String, RecordColumn> titles = new HashMap<>();
  private final Map<String, Verdict> verdicts = new HashMap<>();
  private final Map<RecordColumn, Integer> columns = new EnumMap<>(RecordColumn.class);
  private final Map<String, Integer> seen = new LinkedHashMap<>();
  private final List<Edit> edits = new ArrayList<>();
  private boolean started;
  private int sheets;

  RecordRows(String file, List<Words> languages, Expected expected, Problems problems) {
    this.file = file;
    this.languages = languages;
    this.expected = expected;
    this.problems = problems;
    for (Words words : languages) {
      for (RecordColumn column : RecordColumn.values()) {
        titles.put(words.of(column.title()), column);
      }
      for (Verdict verdict : Verdict.values()) {
        verdicts.put(words.word("verdict", verdict.code()), verdict);
      }
    }
  }

  int sheets() {
    return sheets;
  }

  WorkbookEdits edits(List<List<String>> base, List<HighRiskEdit> highRisks) {
    return new WorkbookEdits(edits, highRisks, base, Math.max(0, expected.rows() - seen.size()));
  }

  void row(String sheet, ExcelRow row) {
    if (!started) {
      header(sheet, row);
    } else {
      record(sheet, row);
    }
  }

  void end(String sheet) {
    if (!started) {
      problems.add(
          FaultCode.REGISTER_HEADER_MISSING,
          "file",
          file,
          "sheet",
          sheet,
          "title",
          title(RecordColumn.ITEM),
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

  private void header(String sheet, ExcelRow row) {
    boolean header =
        row.cells().values().stream()
            .anyMatch(cell -> titles.get(cell.text().strip()) == RecordColumn.ITEM);
    if (!header || row.number() > HEADER_WITHIN) {
      return;
    }
    started = true;
    row.cells()
        .forEach(
            (at, cell) -> {
              String text = cell.text().strip();
              RecordColumn column = titles.get(text);
              if (column == null) {
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
              } else {
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
            });
    for (RecordColumn column : RecordColumn.values()) {
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

  private void record(String sheet, ExcelRow row) {
    String item = text(sheet, row, RecordColumn.ITEM).strip();
    String object = text(sheet, row, RecordColumn.OBJECT).strip();
    List<Verdict> choices = expected.choices(item);
    String number = Integer.toString(row.number());
    for (int column : row.cells().keySet()) {
      if (!columns.containsValue(column)) {
        problems.add(
            FaultCode.REGISTER_COLUMN_UNKNOWN,
            "file",
            file,
            "sheet",
            sheet,
            "column",
            ExcelRow.letters(column),
            "title",
            row.cell(column).map(ExcelCell::text).orElse(""));
      }
    }
    if (choices.isEmpty() || !expected.about(item, object)) {
      problems.add(
          FaultCode.WORKBOOK_ROW_UNKNOWN,
          "file",
          file,
          "place",
          sheet + " " + number,
          "row",
          item + " " + object);
      return;
    }
    Integer other = seen.putIfAbsent(item + "\u0000" + object, row.number());
    if (other != null) {
      problems.add(
          FaultCode.REGISTER_DUPLICATE_ID,
          "file",
          file,
          "sheet",
          sheet,
          "row",
          number,
          "id",
          item + " / " + object,
          "other",
          other.toString());
      return;
    }
    Edit edit =
        new Edit(
            row.number(),
            item,
            object,
            verdict(sheet, row, choices),
            text(sheet, row, RecordColumn.RECORD),
            text(sheet, row, RecordColumn.EVIDENCE),
            text(sheet, row, RecordColumn.REASON),
            text(sheet, row, RecordColumn.ASSESSOR),
            day(sheet, row));
    edits.add(edit);
  }

  private Optional<Verdict> verdict(String sheet, ExcelRow row, List<Verdict> choices) {
    String text = text(sheet, row, RecordColumn.VERDICT).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Verdict> verdict = Optional.ofNullable(verdicts.get(text)).filter(choices::contains);
    if (verdict.isEmpty()) {
      String known =
          choices.stream()
              .map(choice -> languages.getFirst().word("verdict", choice.code()))
              .collect(Collectors.joining(" / "));
      problem(FaultCode.REGISTER_WORD_INVALID, sheet, row, RecordColumn.VERDICT, text, known);
    }
    return verdict;
  }

  private Optional<LocalDate> day(String sheet, ExcelRow row) {
    String text = text(sheet, row, RecordColumn.DATE).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> day = date(text);
    if (day.isPresent()) {
      return day;
    }
    problem(FaultCode.REGISTER_DATE_INVALID, sheet, row, RecordColumn.DATE, text, "");
    return Optional.empty();
  }

  /** The date that a text says, if it is one. */
  static Optional<LocalDate> date(String text) {
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

  private String text(String sheet, ExcelRow row, RecordColumn column) {
    Optional<ExcelCell> cell = Optional.ofNullable(columns.get(column)).flatMap(row::cell);
    if (cell.isPresent() && cell.get().type() == ExcelCell.Type.ERROR) {
      problem(FaultCode.REGISTER_ERROR_VALUE, sheet, row, column, cell.get().text(), "");
      return "";
    }
    return cell.map(ExcelCell::text).orElse("");
  }

  private void problem(
      FaultCode code, String sheet, ExcelRow row, RecordColumn column, String value, String known) {
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

  private String title(RecordColumn column) {
    return languages.getFirst().of(column.title());
  }
}
