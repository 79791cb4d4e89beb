/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.word;

import java.math.BigInteger;
import java.util.List;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;

/** Builds tables: fixed columns, heads that repeat, rows that stay whole. */
final class TableBuilder {
  private static final String HEAD = "D9E2EC";
  private static final String BAND = "EEF2F6";
  private static final String LABEL = "F3F5F8";

  private final CTTbl into;
  private final WordTable table;
  private final int[] widths;

  private TableBuilder(CTTbl into, WordTable table, int width) {
    this.into = into;
    this.table = table;
    this.widths = widths(table.widths(), width);
  }

  /**
   * Fills a table.
   *
   * @param width of all columns together, in twentieths of a point
   */
  static void fill(CTTbl into, WordTable table, int width) {
    new TableBuilder(into, table, width).fill();
  }

  private static int[] widths(List<Integer> relative, int width) {
    int sum = relative.stream().mapToInt(Integer::intValue).sum();
    int[] widths = new int[relative.size()];
    int left = width;
    for (int i = 0; i < widths.length; i++) {
      widths[i] = i == widths.length - 1 ? left : width * relative.get(i) / sum;
      left -= widths[i];
    }
    return widths;
  }

  private void fill() {
    int total = 0;
    for (int one : widths) {
      total += one;
    }
    CTTblPr properties = into.addNewTblPr();
    properties.addNewTblStyle().setVal("TableGrid");
    set(properties.addNewTblW(), total);
    properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
    CTTblGrid grid = into.addNewTblGrid();
    for (int one : widths) {
      grid.addNewGridCol().setW(BigInteger.valueOf(one));
    }
    if (!table.heads().isEmpty()) {
      head();
    }
    for (WordTable.Row row : table.rows()) {
      switch (row) {
        case WordTable.Row.Band(String text) -> band(text);
        case WordTable.Row.Cells(List<WordTable.Cell> cells) -> cells(cells);
      }
    }
  }

  private CTRow row() {
    CTRow row = into.addNewTr();
    row.addNewTrPr().addNewCantSplit();
    return row;
  }

  private void head() {
    CTRow row = row();
    row.getTrPr().addNewTblHeader();
    for (int i = 0; i < widths.length; i++) {
      CTTc cell = row.addNewTc();
      CTTcPr properties = sized(cell, widths[i]);
      shade(properties, HEAD);
      properties.addNewVAlign().setVal(STVerticalJc.CENTER);
      put(cell, Style.TABLE_HEAD, table.heads().get(i));
    }
  }

  private void band(String text) {
    int total = 0;
    for (int one : widths) {
      total += one;
    }
    CTTc cell = row().addNewTc();
    CTTcPr properties = sized(cell, total);
    properties.addNewGridSpan().setVal(BigInteger.valueOf(widths.length));
    shade(properties, BAND);
    put(cell, Style.TABLE_BAND, text);
  }

  private void cells(List<WordTable.Cell> cells) {
    CTRow row = row();
    for (int i = 0; i < widths.length; i++) {
      WordTable.Cell from = cells.get(i);
      CTTc cell = row.addNewTc();
      CTTcPr properties = sized(cell, widths[i]);
      switch (from.merge()) {
        case NONE -> {}
        case FIRST -> properties.addNewVMerge().setVal(STMerge.RESTART);
        case FURTHER -> properties.addNewVMerge().setVal(STMerge.CONTINUE);
      }
      if (from.shaded()) {
        shade(properties, LABEL);
      }
      if (from.lines().isEmpty() || from.merge() == WordTable.Merge.FURTHER) {
        Runs.styled(cell.addNewP(), Style.TABLE_TEXT.id());
      } else {
        from.lines().forEach(line -> put(cell, line.style(), line.text()));
      }
    }
  }

  private static CTTcPr sized(CTTc cell, int width) {
    CTTcPr properties = cell.addNewTcPr();
    set(properties.addNewTcW(), width);
    return properties;
  }

  private static void shade(CTTcPr properties, String fill) {
    var shade = properties.addNewShd();
    shade.setVal(STShd.CLEAR);
    shade.setColor("auto");
    shade.setFill(fill);
  }

  private static void set(CTTblWidth width, int value) {
    width.setType(STTblWidth.DXA);
    width.setW(BigInteger.valueOf(value));
  }

  private static void put(CTTc cell, Style style, String text) {
    CTP paragraph = Runs.styled(cell.addNewP(), style.id());
    if (!text.isEmpty()) {
      Runs.text(paragraph.addNewR(), text);
    }
  }
}
