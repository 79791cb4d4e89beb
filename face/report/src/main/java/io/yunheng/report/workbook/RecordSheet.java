/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.WorkbookView.RecordRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.ComparisonOperator;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FontFormatting;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The sheet a person works in: one row per item and object. */
final class RecordSheet {
  private static final short SCALE = 64;
  private static final int LAST = 1_048_575;

  private final SXSSFWorkbook book;
  private final BookStyles styles;
  private final Words words;

  RecordSheet(SXSSFWorkbook book, BookStyles styles, Words words) {
    this.book = book;
    this.styles = styles;
    this.words = words;
  }

  void write(List<RecordRow> records) {
    RecordColumn[] columns = RecordColumn.values();
    SXSSFSheet sheet = book.createSheet(words.of("book.records"));
    ColumnSheet<RecordColumn> table = new ColumnSheet<>(sheet, styles, words, List.of(columns));
    table.head();
    int verdict = RecordColumn.VERDICT.place();
    Map<List<String>, CellRangeAddressList> choices = new LinkedHashMap<>();
    for (int i = 0; i < records.size(); i++) {
      RecordRow record = records.get(i);
      table.row(i + 1, column -> column.value(record));
      CellRangeAddressList places =
          choices.computeIfAbsent(record.choices(), _ -> new CellRangeAddressList());
      CellRangeAddress[] all = places.getCellRangeAddresses();
      if (all.length > 0 && all[all.length - 1].getLastRow() == i) {
        all[all.length - 1].setLastRow(i + 1);
      } else {
        places.addCellRangeAddress(i + 1, verdict, i + 1, verdict);
      }
    }
    int last = Math.max(1, records.size());
    choices.forEach((list, places) -> validate(sheet, list, places));
    validateDates(
        sheet,
        new CellRangeAddressList(1, last, RecordColumn.DATE.place(), RecordColumn.DATE.place()));
    colour(sheet, last);
    sheet.createFreezePane(RecordColumn.UNIT.place(), 1);
    sheet.setAutoFilter(new CellRangeAddress(0, last, 0, columns.length - 1));
    BookSheets.protect(sheet);
    BookSheets.paper(sheet, words.of("book.records"));
    // three pages side by side: what is asked, what was seen, what a person wrote
    sheet.setFitToPage(false);
    sheet.getPrintSetup().setScale(SCALE);
    sheet.setColumnBreak(RecordColumn.INTERPRETATION.place());
    sheet.setColumnBreak(RecordColumn.SEEN.place());
    sheet.setRepeatingColumns(CellRangeAddress.valueOf("A:A"));
  }

  private void validate(SXSSFSheet sheet, List<String> choices, CellRangeAddressList places) {
    DataValidationHelper validation = sheet.getDataValidationHelper();
    DataValidationConstraint list =
        validation.createExplicitListConstraint(choices.toArray(String[]::new));
    DataValidation rule = validation.createValidation(list, places);
    rule.setShowErrorBox(true);
    rule.setErrorStyle(DataValidation.ErrorStyle.STOP);
    rule.createErrorBox(
        words.of("book.verdict"), words.of("book.verdict.error", String.join(" / ", choices)));
    rule.setShowPromptBox(false);
    rule.setEmptyCellAllowed(true);
    sheet.addValidationData(rule);
  }

  private void validateDates(SXSSFSheet sheet, CellRangeAddressList places) {
    DataValidationHelper validation = sheet.getDataValidationHelper();
    DataValidationConstraint dates =
        validation.createDateConstraint(
            DataValidationConstraint.OperatorType.BETWEEN,
            "DATE(2000,1,1)",
            "DATE(2100,1,1)",
            "yyyy-mm-dd");
    DataValidation rule = validation.createValidation(dates, places);
    rule.setShowErrorBox(true);
    rule.setErrorStyle(DataValidation.ErrorStyle.STOP);
    rule.createErrorBox(words.of("book.date"), words.of("book.date.error"));
    rule.setEmptyCellAllowed(true);
    sheet.addValidationData(rule);
  }

  private void colour(SXSSFSheet sheet, int last) {
    SheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
    Map<String, String> colours = new LinkedHashMap<>();
    colours.put("compliant", CellStyles.GREEN);
    colours.put("partial", CellStyles.AMBER);
    colours.put("non-compliant", CellStyles.RED);
    colours.put("indeterminate", CellStyles.VIOLET);
    List<ConditionalFormattingRule> rules = new ArrayList<>();
    colours.forEach(
        (code, colour) -> {
          ConditionalFormattingRule rule =
              formatting.createConditionalFormattingRule(
                  ComparisonOperator.EQUAL, "\"" + words.of("verdict." + code) + "\"");
          FontFormatting font = rule.createFontFormatting();
          font.setFontStyle(false, true);
          font.setFontColor(CellStyles.colour(colour));
          rules.add(rule);
        });
    CellRangeAddress[] places = {
      new CellRangeAddress(
          1, Math.min(last, LAST), RecordColumn.MACHINE.place(), RecordColumn.VERDICT.place())
    };
    formatting.addConditionalFormatting(places, rules.toArray(ConditionalFormattingRule[]::new));
  }
}
