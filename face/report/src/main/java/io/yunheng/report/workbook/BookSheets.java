/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.files.CellText;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.WorkbookView.FindingRow;
import io.yunheng.report.workbook.WorkbookView.GapRow;
import io.yunheng.report.workbook.WorkbookView.SummaryRow;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** The sheets that are only read: how to use it, the summary, the findings and the gaps. */
final class BookSheets {
  /** The name of the hidden sheet. */
  static final String BASE = "yunheng-base";

  private static final int MOST_LINES = 22;

  private final SXSSFWorkbook book;
  private final BookStyles styles;
  private final Words words;

  BookSheets(SXSSFWorkbook book, BookStyles styles, Words words) {
    this.book = book;
    this.styles = styles;
    this.words = words;
  }

  /** What the rows held when they went out, out of sight. */
  void base(List<List<String>> rows) {
    SXSSFSheet sheet = book.createSheet(BASE);
    for (int i = 0; i < rows.size(); i++) {
      Row row = sheet.createRow(i);
      for (int column = 0; column < rows.get(i).size(); column++) {
        String text = CellText.of(rows.get(i).get(column));
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(styles.of(text, styles.locked));
      }
    }
    protect(sheet);
    book.setSheetVisibility(book.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
  }

  void guide(List<LabelledText> facts) {
    SXSSFSheet sheet = book.createSheet(words.of("book.guide"));
    sheet.setDisplayGridlines(false);
    sheet.setColumnWidth(0, 24 * 256);
    sheet.setColumnWidth(1, 96 * 256);
    Row title = sheet.createRow(0);
    title.setHeightInPoints(28);
    put(title, 0, words.of("book.title"), styles.title, 24);
    sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 1));
    int at = 2;
    for (LabelledText fact : facts) {
      at = line(sheet, at, fact.label(), fact.text());
    }
    at++;
    for (int i = 1; i <= 10; i++) {
      at =
          line(sheet, at, i == 1 ? words.of("book.how") : "", i + ". " + words.of("book.how." + i));
    }
    protect(sheet);
    paper(sheet, words.of("book.guide"));
  }

  private int line(SXSSFSheet sheet, int at, String label, String text) {
    Row row = sheet.createRow(at);
    put(row, 0, label, styles.label, 24);
    int lines = put(row, 1, text, styles.plain, 96);
    row.setHeightInPoints(lines * 15f + 4);
    return at + 1;
  }

  void summary(List<SummaryRow> rows) {
    Table table =
        table(
            "book.summary",
            List.of(
                "rank",
                "id",
                "name",
                "within",
                "machine",
                "final",
                "other",
                "violations",
                "unknowns",
                "highRisks"),
            10,
            20,
            40,
            18,
            11,
            11,
            11,
            8,
            8,
            16);
    for (SummaryRow row : rows) {
      table.row(
          List.of(
              row.rank(),
              row.id(),
              row.name(),
              row.within(),
              row.machine(),
              row.verdict(),
              row.other(),
              Long.toString(row.findings()),
              Long.toString(row.unknowns()),
              row.highRisks()),
          7);
    }
    table.end(0);
  }

  void findings(List<FindingRow> rows, long leftOut) {
    Table table =
        table(
            "book.findings",
            List.of(
                "item",
                "clause",
                "objectName",
                "check",
                "checkId",
                "kind",
                "resource",
                "resourceId",
                "finding",
                "remedy",
                "highRisks",
                "source"),
            19,
            11,
            16,
            26,
            18,
            12,
            22,
            22,
            44,
            40,
            12,
            34);
    for (FindingRow row : rows) {
      table.row(
          List.of(
              row.item(),
              row.clause(),
              row.object(),
              row.check(),
              row.checkId(),
              row.kind(),
              row.name(),
              row.id(),
              row.finding(),
              row.remedy(),
              row.highRisks(),
              row.source()),
          99);
    }
    table.end(leftOut);
  }

  void gaps(List<GapRow> rows, long leftOut) {
    Table table =
        table(
            "book.gaps",
            List.of("item", "clause", "objectName", "question", "status", "why", "need", "source"),
            19,
            11,
            16,
            40,
            10,
            24,
            44,
            34);
    for (GapRow row : rows) {
      table.row(
          List.of(
              row.item(),
              row.clause(),
              row.object(),
              row.question(),
              row.status(),
              row.reason(),
              row.need(),
              row.source()),
          99);
    }
    table.end(leftOut);
  }

  private Table table(String name, List<String> titles, int... widths) {
    SXSSFSheet sheet = book.createSheet(words.of(name));
    Row head = sheet.createRow(0);
    head.setHeightInPoints(24);
    for (int i = 0; i < titles.size(); i++) {
      put(head, i, words.of("book." + titles.get(i)), styles.header, widths[i]);
      sheet.setColumnWidth(i, widths[i] * 256);
    }
    return new Table(sheet, words.of(name), widths);
  }

  private int put(Row row, int column, String text, XSSFCellStyle style, int width) {
    String shown = CellText.of(text);
    Cell cell = row.createCell(column);
    cell.setCellStyle(styles.of(shown, style));
    if (!shown.isEmpty()) {
      cell.setCellValue(shown);
    }
    return CellText.lines(shown, width);
  }

  /** Locks the cells without a password; filtering and sizing stay allowed. */
  static void protect(SXSSFSheet sheet) {
    sheet.enableLocking();
    sheet.lockAutoFilter(false);
    sheet.lockSort(false);
    sheet.lockFormatColumns(false);
    sheet.lockFormatRows(false);
  }

  /** A4 landscape, as wide as the paper, with the page number below. */
  static void paper(SXSSFSheet sheet, String name) {
    PrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(PrintSetup.A4_PAPERSIZE);
    print.setLandscape(true);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) 0);
    sheet.setFitToPage(true);
    sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.LEFT, 0.4);
    sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.RIGHT, 0.4);
    sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.TOP, 0.5);
    sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.BOTTOM, 0.6);
    Footer footer = sheet.getFooter();
    footer.setLeft(name);
    footer.setRight("&P / &N");
  }

  /** A sheet with one table being written. */
  private final class Table {
    private final SXSSFSheet sheet;
    private final String name;
    private final int[] widths;
    private int rows;

    private Table(SXSSFSheet sheet, String name, int[] widths) {
      this.sheet = sheet;
      this.name = name;
      this.widths = widths;
    }

    /** A row; from the given column on, two columns hold whole numbers. */
    private void row(List<String> texts, int numbers) {
      Row row = sheet.createRow(++rows);
      int lines = 1;
      for (int i = 0; i < texts.size(); i++) {
        if (i == numbers || i == numbers + 1) {
          Cell cell = row.createCell(i);
          cell.setCellStyle(styles.number);
          cell.setCellValue((double) Long.parseLong(texts.get(i)));
        } else {
          lines = Math.max(lines, put(row, i, texts.get(i), styles.locked, widths[i]));
        }
      }
      row.setHeightInPoints(Math.min(lines, MOST_LINES) * 13.5f + 5);
    }

    private void end(long leftOut) {
      if (leftOut > 0) {
        put(sheet.createRow(++rows), 0, words.of("more.rows", leftOut), styles.note, 200);
      }
      sheet.createFreezePane(0, 1);
      sheet.setAutoFilter(new CellRangeAddress(0, Math.max(1, rows), 0, widths.length - 1));
      protect(sheet);
      paper(sheet, name);
      sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
    }
  }
}
