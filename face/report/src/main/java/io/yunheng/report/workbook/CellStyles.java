/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Makes the styles of a workbook's cells, in one font and one palette. */
public final class CellStyles {
  public static final String INK = "1B1F23";
  public static final String MUTED = "59616A";
  public static final String HEAD = "E3E7EB";
  public static final String GREEN = "19693A";
  public static final String AMBER = "8A5700";
  public static final String RED = "B3261E";
  public static final String VIOLET = "59489C";
  private static final String LINE = "C9CED3";
  private static final String FONT = "Microsoft YaHei";

  private final XSSFWorkbook book;

  public CellStyles(XSSFWorkbook book) {
    this.book = book;
  }

  /**
   * A style whose text wraps, from the top of the cell.
   *
   * @param size in points
   * @param colour of the text
   */
  public XSSFCellStyle style(int size, boolean bold, String colour) {
    XSSFFont font = book.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints((short) size);
    font.setBold(bold);
    font.setColor(colour(colour));
    XSSFCellStyle style = book.createCellStyle();
    style.setFont(font);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    return style;
  }

  /** Such a style with lines around the cell. */
  public XSSFCellStyle ruled(int size, boolean bold, String colour) {
    XSSFCellStyle style = style(size, bold, colour);
    rule(style);
    return style;
  }

  /** Such a style with lines around the cell and a colour behind the text. */
  public XSSFCellStyle filled(int size, boolean bold, String colour, String fill) {
    XSSFCellStyle style = style(size, bold, colour);
    style.setFillForegroundColor(colour(fill));
    style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    rule(style);
    return style;
  }

  private static void rule(XSSFCellStyle style) {
    XSSFColor line = colour(LINE);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    style.setBottomBorderColor(line);
    style.setTopBorderColor(line);
    style.setLeftBorderColor(line);
    style.setRightBorderColor(line);
  }

  /** Sets how values are written, for example {@code #,##0}. */
  public void format(XSSFCellStyle style, String format) {
    style.setDataFormat(book.createDataFormat().getFormat(format));
  }

  /** A colour by its hexadecimal digits, {@code RRGGBB}. */
  public static XSSFColor colour(String hex) {
    int rgb = Integer.parseInt(hex, 16);
    return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
  }
}
