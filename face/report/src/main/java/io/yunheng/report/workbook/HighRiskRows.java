/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.assessment.HighRiskJudgement.Decision;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelCell;
import io.yunheng.files.ExcelRow;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.WorkbookEdits.HighRiskEdit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in the rows of the sheet of high-risk cases one after the other. */
final class HighRiskRows {
  private static final int HEADER_WITHIN = 10;

  private final String file;
  private final List<Words> languages;
  private final Problems problems;
  private final Map<String, HighRiskColumn> titles = new HashMap<>();
  private final Map<String, Decision> decisions = new HashMap<>();
  private final Map<HighRiskColumn, Integer> columns = new EnumMap<>(HighRiskColumn.class);
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<HighRiskEdit> edits = new ArrayList<>();

  HighRiskRows(String file, List<Words> languages, Problems problems) {
    this.file = file;
    this.languages = languages;
    this.problems = problems;
    for (Words words : languages) {
      for (HighRiskColumn column : HighRiskColumn.values()) {
        titles.put(words.of(column.title()), column);
      }
      for (Decision decision : Decision.values()) {
        decisions.put(words.of("high." + decision.code()), decision);
      }
    }
  }

  boolean named(String sheet) {
    return languages.stream().anyMatch(words -> words.of("book.highRisks").equals(sheet.strip()));
  }

  List<HighRiskEdit> edits() {
    return List.copyOf(edits);
  }

  void row(String sheet, ExcelRow row) {
    if (columns.isEmpty()) {
      header(sheet, row);
      return;
    }
    String id = text(row, HighRiskColumn.ID);
    if (id.isEmpty()) {
      return;
    }
    Integer other = seen.putIfAbsent(id, row.number());
    if (other != null) {
      problems.add(
          FaultCode.REGISTER_DUPLICATE_ID,
          "file",
          file,
          "sheet",
          sheet,
          "row",
          Integer.toString(row.number()),
          "id",
          id,
          "other",
          other.toString());
      return;
    }
    edits.add(
        new HighRiskEdit(
            row.number(),
            id,
            decision(sheet, row),
            text(row, HighRiskColumn.REASON),
            text(row, HighRiskColumn.ASSESSOR),
            day(sheet, row)));
  }

  private void header(String sheet, ExcelRow row) {
    boolean header =
        row.cells().values().stream()
            .anyMatch(cell -> titles.get(cell.text().strip()) == HighRiskColumn.ID);
    if (!header || row.number() > HEADER_WITHIN) {
      return;
    }
    row.cells()
        .forEach(
            (at, cell) ->
                Optional.ofNullable(titles.get(cell.text().strip()))
                    .ifPresent(column -> columns.putIfAbsent(column, at)));
    for (HighRiskColumn column : HighRiskColumn.values()) {
      if (column.editable() && !columns.containsKey(column)) {
        problems.add(
            FaultCode.REGISTER_COLUMN_MISSING,
            "file",
            file,
            "sheet",
            sheet,
            "title",
            languages.getFirst().of(column.title()));
      }
    }
  }

  private Optional<Decision> decision(String sheet, ExcelRow row) {
    String text = text(row, HighRiskColumn.DECISION);
    Optional<Decision> decision = Optional.ofNullable(decisions.get(text));
    if (decision.isEmpty() && !text.isEmpty()) {
      problem(
          FaultCode.REGISTER_WORD_INVALID,
          sheet,
          row,
          HighRiskColumn.DECISION,
          text,
          String.join(" / ", decisions.keySet().stream().sorted().toList()));
    }
    return decision;
  }

  private Optional<LocalDate> day(String sheet, ExcelRow row) {
    String text = text(row, HighRiskColumn.DATE);
    Optional<LocalDate> day = text.isEmpty() ? Optional.empty() : RecordRows.date(text);
    if (day.isEmpty() && !text.isEmpty()) {
      problem(FaultCode.REGISTER_DATE_INVALID, sheet, row, HighRiskColumn.DATE, text, "");
    }
    return day;
  }

  private String text(ExcelRow row, HighRiskColumn column) {
    return Optional.ofNullable(columns.get(column))
        .flatMap(row::cell)
        .map(ExcelCell::text)
        .orElse("")
        .strip();
  }

  private void problem(
      FaultCode code,
      String sheet,
      ExcelRow row,
      HighRiskColumn column,
      String value,
      String known) {
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
        languages.getFirst().of(column.title()),
        "value",
        value,
        "known",
        known);
  }
}
