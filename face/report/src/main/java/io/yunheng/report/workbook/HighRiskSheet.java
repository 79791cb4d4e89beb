/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.assessment.HighRiskJudgement;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.WorkbookView.HighRiskRow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The sheet in which a person confirms or rejects the high-risk cases that were proposed. */
final class HighRiskSheet {
  private static final int MOST_LINES = 22;

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
    Row head = sheet.createRow(0);
    head.setHeightInPoints(30);
    for (HighRiskColumn column : HighRiskColumn.values()) {
      Cell cell = head.createCell(column.place());
      cell.setCellValue(words.of(column.title()));
      cell.setCellStyle(column.editable() ? styles.headerEditable : styles.header);
      sheet.setColumnWidth(column.place(), column.width() * 256);
    }
    for (int i = 0; i < rows.size(); i++) {
      row(sheet.createRow(i + 1), rows.get(i));
    }
    int last = Math.max(1, rows.size());
    int decision = HighRiskColumn.DECISION.place();
    validate(sheet, new CellRangeAddressList(1, last, decision, decision));
    sheet.createFreezePane(HighRiskColumn.TITLE.place(), 1);
    sheet.setAutoFilter(new CellRangeAddress(0, last, 0, HighRiskColumn.values().length - 1));
    BookSheets.protect(sheet);
    BookSheets.paper(sheet, words.of("book.highRisks"));
    sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
  }

  private void row(Row row, HighRiskRow risk) {
    int lines = 1;
    for (HighRiskColumn column : HighRiskColumn.values()) {
      String text = CellText.of(column.value(risk));
      Cell cell = row.createCell(column.place());
      Optional<LocalDate> day =
          column == HighRiskColumn.DATE ? WorkbookWriter.day(text) : Optional.empty();
      cell.setCellStyle(
          column == HighRiskColumn.DATE
              ? styles.date
              : styles.of(text, column.editable() ? styles.editable : styles.locked));
      if (day.isPresent()) {
        cell.setCellValue(day.get());
      } else if (!text.isEmpty()) {
        cell.setCellValue(text);
      }
      lines = Math.max(lines, CellText.lines(text, column.width()));
    }
    row.setHeightInPoints(Math.min(lines, MOST_LINES) * 13.5f + 5);
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
