/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The few looks that cells of workbooks have. */
public final class BookStyles {
  static final String GREEN = "19693A";
  static final String AMBER = "8A5700";
  static final String RED = "B3261E";
  static final String VIOLET = "59489C";
  private static final String FONT = "Microsoft YaHei";

  private final XSSFWorkbook book;
  public final XSSFCellStyle title;
  final XSSFCellStyle label;
  final XSSFCellStyle plain;
  public final XSSFCellStyle note;
  public final XSSFCellStyle header;
  public final XSSFCellStyle headerEditable;
  public final XSSFCellStyle locked;
  final XSSFCellStyle number;
  final XSSFCellStyle editable;
  final XSSFCellStyle date;
  private final XSSFCellStyle lockedQuoted;
  private final XSSFCellStyle editableQuoted;

  public BookStyles(XSSFWorkbook book) {
    this.book = book;
    title = style(font(15, true, "1B1F23"), null, false);
    label = style(font(10, false, "59616A"), null, false);
    plain = style(font(10, false, "1B1F23"), null, false);
    note = style(font(9, false, "59616A"), null, false);
    note.setWrapText(false);
    header = style(font(10, true, "1B1F23"), "E3E7EB", true);
    headerEditable = style(font(10, true, "1B1F23"), "F6E7B8", true);
    locked = style(font(9, false, "1B1F23"), null, true);
    number = style(font(9, false, "1B1F23"), null, true);
    number.setAlignment(HorizontalAlignment.RIGHT);
    editable = style(font(9, false, "1B1F23"), "FFFBEA", true);
    editable.setLocked(false);
    editable.setDataFormat(book.createDataFormat().getFormat("@"));
    date = style(font(9, false, "1B1F23"), "FFFBEA", true);
    date.setLocked(false);
    date.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
    lockedQuoted = locked.copy();
    lockedQuoted.setQuotePrefixed(true);
    editableQuoted = editable.copy();
    editableQuoted.setQuotePrefixed(true);
    header.setVerticalAlignment(VerticalAlignment.CENTER);
    headerEditable.setVerticalAlignment(VerticalAlignment.CENTER);
  }

  /**
   * The look for a text: one that begins like a formula is marked so that editing it never makes it
   * one.
   */
  XSSFCellStyle of(String text, XSSFCellStyle usual) {
    boolean formulaLike = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    if (!formulaLike) {
      return usual;
    }
    return usual.equals(editable) ? editableQuoted : usual.equals(locked) ? lockedQuoted : usual;
  }

  private XSSFFont font(int size, boolean bold, String colour) {
    XSSFFont font = book.createFont();
    font.setFontName(FONT);
    font.setFontHeightInPoints((short) size);
    font.setBold(bold);
    font.setColor(colour(colour));
    return font;
  }

  private XSSFCellStyle style(
      XSSFFont font, @org.jspecify.annotations.Nullable String fill, boolean ruled) {
    XSSFCellStyle style = book.createCellStyle();
    style.setFont(font);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    if (fill != null) {
      style.setFillForegroundColor(colour(fill));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
    if (ruled) {
      XSSFColor line = colour("C9CED3");
      style.setBorderBottom(BorderStyle.THIN);
      style.setBorderTop(BorderStyle.THIN);
      style.setBorderLeft(BorderStyle.THIN);
      style.setBorderRight(BorderStyle.THIN);
      style.setBottomBorderColor(line);
      style.setTopBorderColor(line);
      style.setLeftBorderColor(line);
      style.setRightBorderColor(line);
    }
    return style;
  }

  /** A colour by its hexadecimal digits, {@code RRGGBB}. */
  public static XSSFColor colour(String hex) {
    int rgb = Integer.parseInt(hex, 16);
    return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
  }
}
