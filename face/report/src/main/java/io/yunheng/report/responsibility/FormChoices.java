/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.report.responsibility.ArrangementForm.Column;
import io.yunheng.report.words.Words;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** What the cells of a form offer to choose from. */
final class FormChoices {
  /** Rows beyond those filled in that offer the choices too. */
  private static final int MORE = 1000;

  private static final int LAST = 10_000;

  private final FormWords words;
  private final Map<String, String> lists;

  /**
   * Choices.
   *
   * @param lists where the choices of a column are listed, by its key
   */
  FormChoices(FormWords words, Map<String, String> lists) {
    this.words = words;
    this.lists = lists;
  }

  /** Offers the choices of a column below its heading. */
  void offer(XSSFSheet sheet, Column column, int place, int filled) {
    DataValidationHelper helper = sheet.getDataValidationHelper();
    int last = filled + MORE;
    switch (column.kind()) {
      case DAY -> days(sheet, 1, last, place);
      case FLAG, LEVEL -> {
        List<String> all = words.choices(column);
        add(
            sheet,
            helper.createExplicitListConstraint(all.toArray(String[]::new)),
            last,
            place,
            words.of("form.word.error"),
            true);
      }
      case WORD, BEHAVIOUR ->
          add(sheet, list(helper, column), last, place, words.of("form.word.error"), true);
      case WORDS -> add(sheet, list(helper, column), last, place, "", false);
      case ID, ITEMS ->
          column
              .refers()
              .ifPresent(
                  section ->
                      add(
                          sheet,
                          helper.createFormulaListConstraint(ids(section)),
                          last,
                          place,
                          words
                              .words()
                              .of(
                                  "form.reference.error",
                                  ArrangementForm.name(words.words(), section)),
                          column.kind() == ArrangementForm.Kind.ID));
      case TEXT, NUMBER, VALUE, REMARK -> {}
    }
  }

  /** Asks for days. */
  void days(XSSFSheet sheet, int first, int last, int place) {
    DataValidation rule =
        sheet
            .getDataValidationHelper()
            .createValidation(
                sheet
                    .getDataValidationHelper()
                    .createDateConstraint(
                        OperatorType.BETWEEN, "DATE(1900,3,1)", "DATE(9999,12,31)", "yyyy-mm-dd"),
                new CellRangeAddressList(first, last, place, place));
    rule.setErrorStyle(DataValidation.ErrorStyle.WARNING);
    rule.createErrorBox(ArrangementForm.name(words.words(), "notes"), words.of("form.day.error"));
    rule.setShowErrorBox(true);
    rule.setEmptyCellAllowed(true);
    sheet.addValidationData(rule);
  }

  private DataValidationConstraint list(DataValidationHelper helper, Column column) {
    return helper.createFormulaListConstraint(lists.getOrDefault(column.key(), "\"\""));
  }

  /** The ids that stand on another sheet at the moment. */
  private String ids(String section) {
    Words said = words.words();
    String column = "'" + ArrangementForm.name(said, section) + "'!$A$2:$A$" + LAST;
    String first = "'" + ArrangementForm.name(said, section) + "'!$A$2";
    return "OFFSET(" + first + ",0,0,MAX(1,COUNTA(" + column + ")),1)";
  }

  private void add(
      XSSFSheet sheet,
      DataValidationConstraint list,
      int last,
      int place,
      String error,
      boolean warns) {
    DataValidation rule =
        sheet
            .getDataValidationHelper()
            .createValidation(list, new CellRangeAddressList(1, last, place, place));
    rule.setErrorStyle(DataValidation.ErrorStyle.WARNING);
    if (warns) {
      rule.createErrorBox(ArrangementForm.name(words.words(), "notes"), error);
    }
    rule.setShowErrorBox(warns);
    rule.setEmptyCellAllowed(true);
    sheet.addValidationData(rule);
  }
}
