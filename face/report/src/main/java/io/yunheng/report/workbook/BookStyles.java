/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The few looks that cells of workbooks have which people fill in. */
public final class BookStyles {
  private static final String EDITABLE = "FFFBEA";

  public final XSSFCellStyle title;
  final XSSFCellStyle label;
  final XSSFCellStyle plain;
  public final XSSFCellStyle note;
  public final XSSFCellStyle header;
  public final XSSFCellStyle headerEditable;
  public final XSSFCellStyle locked;
  final XSSFCellStyle number;
  public final XSSFCellStyle editable;
  final XSSFCellStyle date;
  private final XSSFCellStyle lockedQuoted;
  private final XSSFCellStyle editableQuoted;

  public BookStyles(XSSFWorkbook book) {
    CellStyles styles = new CellStyles(book);
    title = styles.style(15, true, CellStyles.INK);
    label = styles.style(10, false, CellStyles.MUTED);
    plain = styles.style(10, false, CellStyles.INK);
    plain.setQuotePrefixed(true);
    note = styles.style(9, false, CellStyles.MUTED);
    note.setWrapText(false);
    header = styles.filled(10, true, CellStyles.INK, CellStyles.HEAD);
    headerEditable = styles.filled(10, true, CellStyles.INK, "F6E7B8");
    locked = styles.ruled(9, false, CellStyles.INK);
    number = styles.ruled(9, false, CellStyles.INK);
    number.setAlignment(HorizontalAlignment.RIGHT);
    editable = styles.filled(9, false, CellStyles.INK, EDITABLE);
    editable.setLocked(false);
    styles.format(editable, "@");
    date = styles.filled(9, false, CellStyles.INK, EDITABLE);
    date.setLocked(false);
    styles.format(date, "yyyy-mm-dd");
    lockedQuoted = locked.copy();
    lockedQuoted.setQuotePrefixed(true);
    editableQuoted = editable.copy();
    editableQuoted.setQuotePrefixed(true);
    header.setVerticalAlignment(VerticalAlignment.CENTER);
    headerEditable.setVerticalAlignment(VerticalAlignment.CENTER);
  }

  /**
   * The look for a text as {@link io.yunheng.files.CellText} has it: one that begins like a formula
   * is marked so that editing it never makes it one.
   */
  public XSSFCellStyle of(String text, XSSFCellStyle usual) {
    boolean formulaLike =
        !text.isEmpty() && ("=+-@\t".indexOf(text.charAt(0)) >= 0 || text.startsWith("_x000D_"));
    if (!formulaLike) {
      return usual;
    }
    return usual.equals(editable) ? editableQuoted : usual.equals(locked) ? lockedQuoted : usual;
  }
}
