/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.assessment.HighRiskJudgement.Decision;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.files.ExcelRow;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.WorkbookEdits.HighRiskEdit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in the rows of the sheet of high-risk cases one after the other. */
final class HighRiskRows {
  private final List<Words> languages;
  private final TitledColumns<HighRiskColumn> columns;
  private final Map<String, Decision> decisions = new HashMap<>();
  private final List<HighRiskEdit> edits = new ArrayList<>();

  HighRiskRows(String file, List<Words> languages, Problems problems) {
    this.languages = languages;
    this.columns = new TitledColumns<>(file, languages, problems, HighRiskColumn.ID);
    for (Words words : languages) {
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

  void end(String sheet) {
    columns.end(sheet);
  }

  void row(String sheet, ExcelRow row) {
    if (!columns.started()) {
      columns.header(sheet, row);
      return;
    }
    columns.refuseOthers(sheet, row);
    String id = text(sheet, row, HighRiskColumn.ID);
    if (id.isEmpty() || !columns.once(sheet, row, id)) {
      return;
    }
    edits.add(
        new HighRiskEdit(
            row.number(),
            id,
            decision(sheet, row),
            text(sheet, row, HighRiskColumn.REASON),
            text(sheet, row, HighRiskColumn.ASSESSOR),
            columns.day(sheet, row, HighRiskColumn.DATE)));
  }

  private Optional<Decision> decision(String sheet, ExcelRow row) {
    String text = text(sheet, row, HighRiskColumn.DECISION);
    Optional<Decision> decision = Optional.ofNullable(decisions.get(text));
    if (decision.isEmpty() && !text.isEmpty()) {
      columns.problem(
          FaultCode.REGISTER_WORD_INVALID,
          sheet,
          row,
          HighRiskColumn.DECISION,
          text,
          String.join(" / ", decisions.keySet().stream().sorted().toList()));
    }
    return decision;
  }

  private String text(String sheet, ExcelRow row, HighRiskColumn column) {
    return columns.text(sheet, row, column).strip();
  }
}
