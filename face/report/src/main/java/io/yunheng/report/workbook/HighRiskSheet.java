/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.assessment.HighRiskJudgement;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.WorkbookView.HighRiskRow;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The sheet in which a person confirms or rejects the high-risk cases that were proposed. */
final class HighRiskSheet {
  private final SXSSFWorkbook book;
  private final BookStyles styles;
  private final Words words;

  HighRiskSheet(SXSSFWorkbook book, BookStyles styles, Words words) {
    this.book = book;
    this.styles = styles;
    this.words = words;
  }

  void write(List<HighRiskRow> rows) {
    SXSSFSheet sheet = book.createSheet(words.of("book.highRisks"));
    ColumnSheet<HighRiskColumn> columns =
        new ColumnSheet<>(sheet, styles, words, List.of(HighRiskColumn.values()));
    columns.head();
    for (int i = 0; i < rows.size(); i++) {
      HighRiskRow risk = rows.get(i);
      columns.row(i + 1, column -> column.value(risk));
    }
    int last = Math.max(1, rows.size());
    int decision = HighRiskColumn.DECISION.place();
    validate(sheet, new CellRangeAddressList(1, last, decision, decision));
    sheet.createFreezePane(HighRiskColumn.TITLE.place(), 1);
    sheet.setAutoFilter(new CellRangeAddress(0, last, 0, HighRiskColumn.values().length - 1));
    BookSheets.protect(sheet);
    BookSheets.paper(sheet, words.of("book.highRisks"));
  }

  private void validate(SXSSFSheet sheet, CellRangeAddressList places) {
    String[] choices =
        Arrays.stream(HighRiskJudgement.Decision.values())
            .map(one -> words.of("high." + one.code()))
            .toArray(String[]::new);
    DataValidationHelper helper = sheet.getDataValidationHelper();
    DataValidation rule =
        helper.createValidation(helper.createExplicitListConstraint(choices), places);
    rule.setShowErrorBox(true);
    rule.setErrorStyle(DataValidation.ErrorStyle.STOP);
    rule.createErrorBox(
        words.of("book.highRisk.decision"),
        words.of("book.highRisk.error", String.join(" / ", choices)));
    rule.setShowPromptBox(false);
    rule.setEmptyCellAllowed(true);
    sheet.addValidationData(rule);
  }
}
