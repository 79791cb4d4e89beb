/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelRow;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.WorkbookEdits.Edit;
import io.yunheng.report.workbook.WorkbookEdits.Expected;
import io.yunheng.report.workbook.WorkbookEdits.HighRiskEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes in the rows of the record sheet one after the other. */
final class RecordRows {
  private final String file;
  private final Words words;
  private final Expected expected;
  private final Problems problems;
  private final TitledColumns<RecordColumn> columns;
  private final Map<String, Verdict> verdicts = new HashMap<>();
  private final List<Edit> edits = new ArrayList<>();

  RecordRows(String file, List<Words> languages, Expected expected, Problems problems) {
    this.file = file;
    this.words = languages.getFirst();
    this.expected = expected;
    this.problems = problems;
    this.columns = new TitledColumns<>(file, languages, problems, RecordColumn.ITEM);
    for (Words language : languages) {
      for (Verdict verdict : Verdict.values()) {
        verdicts.put(language.word("verdict", verdict.code()), verdict);
      }
    }
  }

  int sheets() {
    return columns.sheets();
  }

  WorkbookEdits edits(List<List<String>> base, List<HighRiskEdit> highRisks) {
    return new WorkbookEdits(edits, highRisks, base, Math.max(0, expected.rows() - columns.rows()));
  }

  void row(String sheet, ExcelRow row) {
    if (columns.started()) {
      record(sheet, row);
    } else {
      columns.header(sheet, row);
    }
  }

  void end(String sheet) {
    columns.end(sheet);
  }

  private void record(String sheet, ExcelRow row) {
    String item = columns.text(sheet, row, RecordColumn.ITEM).strip();
    String object = columns.text(sheet, row, RecordColumn.OBJECT).strip();
    List<Verdict> choices = expected.choices(item);
    columns.refuseOthers(sheet, row);
    if (choices.isEmpty() || !expected.about(item, object)) {
      problems.add(
          FaultCode.WORKBOOK_ROW_UNKNOWN,
          "file",
          file,
          "place",
          sheet + " " + row.number(),
          "row",
          item + " " + object);
      return;
    }
    if (!columns.once(sheet, row, item + " / " + object)) {
      return;
    }
    edits.add(
        new Edit(
            row.number(),
            item,
            object,
            verdict(sheet, row, choices),
            columns.text(sheet, row, RecordColumn.RECORD),
            columns.text(sheet, row, RecordColumn.EVIDENCE),
            columns.text(sheet, row, RecordColumn.REASON),
            columns.text(sheet, row, RecordColumn.ASSESSOR),
            columns.day(sheet, row, RecordColumn.DATE)));
  }

  private Optional<Verdict> verdict(String sheet, ExcelRow row, List<Verdict> choices) {
    String text = columns.text(sheet, row, RecordColumn.VERDICT).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Verdict> verdict = Optional.ofNullable(verdicts.get(text)).filter(choices::contains);
    if (verdict.isEmpty()) {
      String known =
          choices.stream()
              .map(choice -> words.word("verdict", choice.code()))
              .collect(Collectors.joining(" / "));
      columns.problem(
          FaultCode.REGISTER_WORD_INVALID, sheet, row, RecordColumn.VERDICT, text, known);
    }
    return verdict;
  }
}
