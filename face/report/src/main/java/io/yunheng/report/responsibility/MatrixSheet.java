/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.files.CellText;
import java.util.List;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A table in a workbook: titles, rows of texts, all of it printable on landscape pages. */
final class MatrixSheet {
  private static final String FONT = "Microsoft YaHei";
  private static final float UPRIGHT_HEIGHT = 96;

  /** Of a line, in points; Excel draws no row higher than the last. */
  private static final float LINE = 13;

  private static final float PADDING = 4;
  private static final float HIGHEST = 409;

  /** In inches. */
  private static final double MARGIN = 0.35;

  private final XSSFWorkbook book;
  private final CellStyle head;
  private final CellStyle upright;
  private final CellStyle text;
  private final CellStyle mark;

  MatrixSheet(XSSFWorkbook book) {
    this.book = book;
    head = style(true);
    head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
    head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    head.setQuotePrefixed(true);
    upright = book.createCellStyle();
    upright.cloneStyleFrom(head);
    upright.setRotation((short) 90);
    upright.setAlignment(HorizontalAlignment.CENTER);
    text = style(false);
    text.setDataFormat(book.createDataFormat().getFormat("@"));
    text.setQuotePrefixed(true);
    mark = book.createCellStyle();
    mark.cloneStyleFrom(text);
    mark.setAlignment(HorizontalAlignment.CENTER);
  }

  private CellStyle style(boolean bold) {
    XSSFFont font = book.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints((short) 9);
    font.setBold(bold);
    CellStyle style = book.createCellStyle();
    style.setFont(font);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setBorderTop(BorderStyle.HAIR);
    style.setBorderBottom(BorderStyle.HAIR);
    style.setBorderLeft(BorderStyle.HAIR);
    style.setBorderRight(BorderStyle.HAIR);
    return style;
  }

  /**
   * A sheet.
   *
   * @param widths of columns in characters; further columns are as wide as the last
   * @param marks columns from this one on hold marks, centred
   */
  void table(String name, List<String> titles, int[] widths, int marks, List<List<String>> rows) {
    Sheet sheet = book.createSheet(name);
    Row top = sheet.createRow(0);
    row(top, titles, head, titles.size());
    for (int i = marks; i < titles.size(); i++) {
      top.getCell(i).setCellStyle(upright);
    }
    if (marks < titles.size()) {
      top.setHeightInPoints(UPRIGHT_HEIGHT);
    }
    for (int i = 0; i < titles.size(); i++) {
      sheet.setColumnWidth(i, widths[Math.min(i, widths.length - 1)] * 256);
    }
    for (int i = 0; i < rows.size(); i++) {
      Row row = sheet.createRow(i + 1);
      row(row, rows.get(i), text, marks);
      row.setHeightInPoints(height(rows.get(i), widths));
    }
    sheet.createFreezePane(1, 1);
    if (!rows.isEmpty()) {
      sheet.setAutoFilter(new CellRangeAddress(0, rows.size(), 0, titles.size() - 1));
    }
    sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
    sheet.getPrintSetup().setPaperSize(PrintSetup.A3_PAPERSIZE);
    sheet.getPrintSetup().setLandscape(true);
    for (PageMargin margin : PageMargin.values()) {
      sheet.setMargin(margin, MARGIN);
    }
    sheet.setFitToPage(true);
    sheet.getPrintSetup().setFitHeight((short) 0);
  }

  /** So high that every cell shows all its lines, as far as a row can be. */
  private static float height(List<String> cells, int[] widths) {
    int lines = 1;
    for (int i = 0; i < cells.size(); i++) {
      lines = Math.max(lines, CellText.lines(cells.get(i), widths[Math.min(i, widths.length - 1)]));
    }
    return Math.min(HIGHEST, lines * LINE + PADDING);
  }

  private void row(Row row, List<String> cells, CellStyle style, int marks) {
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = row.createCell(i);
      cell.setCellValue(CellText.of(cells.get(i)));
      cell.setCellStyle(i >= marks ? mark : style);
    }
  }
}
