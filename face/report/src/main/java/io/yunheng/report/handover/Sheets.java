/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.files.CellText;
import io.yunheng.report.view.Printable;
import io.yunheng.report.workbook.CellStyles;
import io.yunheng.report.workbook.StreamedWorkbook;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook that is written row by row; memory does not grow with their number. Every text is a
 * text, whatever it begins with.
 */
final class Sheets implements AutoCloseable {
  private static final int WINDOW = 100;
  private static final int LONGEST = 16_000;

  /** Numbers beyond this are not exact in a workbook. */
  private static final long EXACT = 1L << 53;

  /** In inches. */
  private static final double MARGIN = 0.35;

  private final XSSFWorkbook plain = new XSSFWorkbook();
  private final StreamedWorkbook book;
  private final Map<Look, XSSFCellStyle> looks = new EnumMap<>(Look.class);
  private final XSSFCellStyle number;

  /**
   * A workbook without sheets.
   *
   * @throws IOException if there is no place for temporary files
   */
  Sheets() throws IOException {
    this.book = new StreamedWorkbook(plain, WINDOW, true);
    CellStyles styles = new CellStyles(plain);
    looks.put(Look.TITLE, styles.style(15, true, CellStyles.INK));
    looks.put(Look.LEAD, styles.style(9, false, CellStyles.MUTED));
    looks.put(Look.BAND, styles.style(11, true, CellStyles.INK));
    looks.put(Look.LABEL, styles.filled(9, false, CellStyles.MUTED, "F3F5F8"));
    looks.put(Look.HEAD, styles.filled(9, true, CellStyles.INK, CellStyles.HEAD));
    looks.put(Look.PLAIN, styles.ruled(9, false, CellStyles.INK));
    looks.put(Look.GOOD, styles.ruled(9, true, CellStyles.GREEN));
    looks.put(Look.PARTLY, styles.ruled(9, true, CellStyles.AMBER));
    looks.put(Look.BAD, styles.ruled(9, true, CellStyles.RED));
    looks.put(Look.OPEN, styles.ruled(9, true, CellStyles.VIOLET));
    looks.put(Look.TEXT, unwrapped(styles.style(9, false, CellStyles.INK)));
    looks.put(Look.SMALL, unwrapped(styles.style(8, false, CellStyles.MUTED)));
    for (XSSFCellStyle style : looks.values()) {
      styles.format(style, "@");
      style.setQuotePrefixed(true);
    }
    this.number = styles.style(9, false, CellStyles.INK);
    number.setAlignment(HorizontalAlignment.RIGHT);
    styles.format(number, "#,##0");
  }

  private static XSSFCellStyle unwrapped(XSSFCellStyle style) {
    style.setWrapText(false);
    return style;
  }

  /** What a cell holds. */
  sealed interface Value {
    record Words(String text) implements Value {}

    record Whole(long number) implements Value {}
  }

  /** A look. */
  enum Look {
    TEXT,
    SMALL,
    TITLE,
    LEAD,
    BAND,
    LABEL,
    HEAD,
    PLAIN,
    GOOD,
    BAD,
    PARTLY,
    OPEN
  }

  /** A sheet while it is written, from its first row to its last. */
  final class Page {
    private final SXSSFSheet sheet;
    private final List<Integer> widths;
    private int at;

    private Page(String name, List<Integer> widths) {
      this.sheet = book.createSheet(name);
      this.widths = widths;
      for (int i = 0; i < widths.size(); i++) {
        sheet.setColumnWidth(i, Math.min(255, widths.get(i)) * 256);
      }
      sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
      sheet.getPrintSetup().setLandscape(widths.size() > 4);
      for (PageMargin margin : PageMargin.values()) {
        sheet.setMargin(margin, MARGIN);
      }
      sheet.setFitToPage(true);
      sheet.getPrintSetup().setFitHeight((short) 0);
      sheet.getFooter().setCenter("&P / &N");
    }

    Page skip() {
      at++;
      return this;
    }

    /** A text across the sheet. */
    Page line(Look look, String text) {
      Row row = sheet.createRow(at);
      put(row, 0, look, text);
      int wide = widths.stream().mapToInt(Integer::intValue).sum();
      if (widths.size() > 1) {
        sheet.addMergedRegion(new CellRangeAddress(at, at, 0, widths.size() - 1));
      }
      float line = look == Look.TITLE ? 24f : 14f;
      row.setHeightInPoints(Math.min(20, CellText.lines(text, wide)) * line + 4);
      at++;
      return this;
    }

    /** Texts in the cells of a row, the first in a look of its own. */
    Page row(Look first, Look others, List<String> cells) {
      Row row = sheet.createRow(at++);
      for (int i = 0; i < cells.size(); i++) {
        put(row, i, i == 0 ? first : others, cells.get(i));
      }
      return this;
    }

    /** Values in the cells of a row. */
    Page values(Look look, List<Value> cells) {
      Row row = sheet.createRow(at++);
      for (int i = 0; i < cells.size(); i++) {
        switch (cells.get(i)) {
          case Value.Words(String text) -> {
            if (!text.isEmpty()) {
              put(row, i, look, text);
            }
          }
          case Value.Whole(long whole) when Math.abs(whole) <= EXACT -> {
            Cell cell = row.createCell(i);
            cell.setCellValue((double) whole);
            cell.setCellStyle(number);
          }
          case Value.Whole(long whole) -> put(row, i, look, Long.toString(whole));
        }
      }
      return this;
    }

    /** The titles of columns, which stay in view and are repeated on each printed page. */
    Page heads(List<String> titles) {
      row(Look.HEAD, Look.HEAD, titles);
      sheet.createFreezePane(0, at);
      sheet.setRepeatingRows(new CellRangeAddress(at - 1, at - 1, -1, -1));
      return this;
    }

    /** A table with its title, further rows told. */
    Page grid(Grid grid, String more) {
      line(Look.BAND, grid.title());
      if (!grid.lead().isEmpty()) {
        line(Look.LEAD, grid.lead());
      }
      row(Look.HEAD, Look.HEAD, grid.heads());
      grid.rows().forEach(cells -> row(Look.PLAIN, Look.PLAIN, cells));
      if (grid.more() > 0) {
        line(Look.LEAD, more);
      }
      return skip();
    }

    /** Rows from the titles of columns on can be narrowed. */
    void filtered(int head, int columns) {
      sheet.setAutoFilter(new CellRangeAddress(head, Math.max(head, at - 1), 0, columns - 1));
    }

    int at() {
      return at;
    }

    private void put(Row row, int column, Look look, String text) {
      Cell cell = row.createCell(column);
      cell.setCellValue(CellText.of(shown(text)));
      cell.setCellStyle(style(look));
    }
  }

  /** Lines stay; what would hide or reorder text is spelled out. */
  private static String shown(String text) {
    if (text.indexOf('\n') < 0) {
      return Printable.text(text, LONGEST);
    }
    return String.join(
        "\n", text.lines().limit(200).map(line -> Printable.text(line, LONGEST)).toList());
  }

  private CellStyle style(Look look) {
    return Objects.requireNonNull(looks.get(look));
  }

  /**
   * A further sheet.
   *
   * @param widths of the columns in characters
   */
  Page page(String name, List<Integer> widths) {
    return new Page(name, widths);
  }

  /**
   * Ends the workbook and writes it; {@code out} is left open. The same rows give the same bytes.
   */
  void write(OutputStream out, String title, Instant when) throws IOException {
    POIXMLProperties properties = plain.getProperties();
    Optional<Date> date = Optional.of(Date.from(when));
    properties.getCoreProperties().setCreated(date);
    properties.getCoreProperties().setModified(date);
    properties.getCoreProperties().setCreator("Yunheng");
    properties.getCoreProperties().setTitle(title);
    properties.getExtendedProperties().setApplication("Yunheng");
    book.write(out, when);
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}
