/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.files.CellText;
import io.yunheng.report.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;

/** Writes the columns of a sheet that people fill in: titles, cells and the heights of rows. */
record ColumnSheet<C extends BookColumn>(
    SXSSFSheet sheet, BookStyles styles, Words words, List<C> columns) {
  private static final int MOST_LINES = 22;

  ColumnSheet {
    columns = List.copyOf(columns);
  }

  /** Writes the row of titles. */
  void head() {
    Row head = sheet.createRow(0);
    head.setHeightInPoints(30);
    for (C column : columns) {
      Cell cell = head.createCell(column.place());
      cell.setCellValue(words.of(column.title()));
      cell.setCellStyle(column.editable() ? styles.headerEditable : styles.header);
      sheet.setColumnWidth(column.place(), column.width() * 256);
    }
    sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
  }

  /**
   * Writes a row.
   *
   * @param number of the row, 0 for that of the titles
   * @param text of a column
   */
  void row(int number, Function<C, String> text) {
    Row row = sheet.createRow(number);
    int lines = 1;
    for (C column : columns) {
      String value = CellText.of(text.apply(column));
      Cell cell = row.createCell(column.place());
      Optional<LocalDate> day = column.day() ? WorkbookWriter.day(value) : Optional.empty();
      cell.setCellStyle(
          column.day()
              ? styles.date
              : styles.of(value, column.editable() ? styles.editable : styles.locked));
      if (day.isPresent()) {
        cell.setCellValue(day.get());
      } else if (!value.isEmpty()) {
        cell.setCellValue(value);
      }
      lines = Math.max(lines, CellText.lines(value, column.width()));
    }
    row.setHeightInPoints(Math.min(lines, MOST_LINES) * 13.5f + 5);
  }
}
