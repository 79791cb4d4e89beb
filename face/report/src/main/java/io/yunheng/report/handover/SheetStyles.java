/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.report.workbook.BookStyles;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of cells. */
final class SheetStyles {
  private static final String FONT = "Microsoft YaHei";
  private static final String INK = "1B1F23";
  private static final String MUTED = "59616A";

  private final XSSFWorkbook book;
  private final Map<Sheets.Look, XSSFCellStyle> looks = new EnumMap<>(Sheets.Look.class);
  final XSSFCellStyle number;

  SheetStyles(XSSFWorkbook book) {
    this.book = book;
    looks.put(Sheets.Look.TITLE, style(15, true, INK, false));
    looks.put(Sheets.Look.LEAD, style(9, false, MUTED, false));
    looks.put(Sheets.Look.BAND, style(11, true, INK, false));
    looks.put(Sheets.Look.LABEL, filled(style(9, false, MUTED, true), "F3F5F8"));
    looks.put(Sheets.Look.HEAD, filled(style(9, true, INK, true), "E3E7EB"));
    looks.put(Sheets.Look.PLAIN, style(9, false, INK, true));
    looks.put(Sheets.Look.GOOD, style(9, true, "19693A", true));
    looks.put(Sheets.Look.PARTLY, style(9, true, "8A5700", true));
    looks.put(Sheets.Look.BAD, style(9, true, "B3261E", true));
    looks.put(Sheets.Look.OPEN, style(9, true, "59489C", true));
    XSSFCellStyle text = style(9, false, INK, false);
    text.setWrapText(false);
    looks.put(Sheets.Look.TEXT, text);
    XSSFCellStyle small = style(8, false, MUTED, false);
    small.setWrapText(false);
    looks.put(Sheets.Look.SMALL, small);
    number = style(9, false, INK, false);
    number.setQuotePrefixed(false);
    number.setAlignment(HorizontalAlignment.RIGHT);
    number.setDataFormat(book.createDataFormat().getFormat("#,##0"));
  }

  CellStyle of(Sheets.Look look) {
    return Objects.requireNonNull(looks.get(look));
  }

  private XSSFCellStyle style(int size, boolean bold, String colour, boolean ruled) {
    XSSFFont font = book.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints((short) size);
    font.setBold(bold);
    font.setColor(BookStyles.colour(colour));
    XSSFCellStyle style = book.createCellStyle();
    style.setFont(font);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    style.setDataFormat(book.createDataFormat().getFormat("@"));
    style.setQuotePrefixed(true);
    if (ruled) {
      XSSFColor line = BookStyles.colour("C9CED3");
      style.setBorderTop(BorderStyle.THIN);
      style.setBorderBottom(BorderStyle.THIN);
      style.setBorderLeft(BorderStyle.THIN);
      style.setBorderRight(BorderStyle.THIN);
      style.setTopBorderColor(line);
      style.setBottomBorderColor(line);
      style.setLeftBorderColor(line);
      style.setRightBorderColor(line);
    }
    return style;
  }

  private static XSSFCellStyle filled(XSSFCellStyle style, String colour) {
    style.setFillForegroundColor(BookStyles.colour(colour));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    return style;
  }
}
