/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseKind;
import io.yunheng.files.CellText;
import io.yunheng.report.workbook.BookStyles;
import io.yunheng.report.workbook.CellStyles;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The sheets of a form that people read only, line by line. */
final class FormPages {
  /** Sheets wider than this, in characters, are printed on A3. */
  private static final int WIDE = 150;

  private static final int MOST_LINES = 24;

  /** Words of a sentence are narrower than ids. */
  private static final double PROSE = 1.2;

  /** In points. */
  private static final float LINE = 13.5f;

  private static final float PADDING = 4;

  /** In inches. */
  private static final double MARGIN = 0.4;

  private static final String TAB = "7A9CC6";

  private final XSSFWorkbook book;
  private final FormWords words;
  private final BookStyles styles;
  private final XSSFCellStyle title;
  private final XSSFCellStyle band;

  FormPages(XSSFWorkbook book, FormWords words) {
    this.book = book;
    this.words = words;
    this.styles = new BookStyles(book);
    this.title = styles.title.copy();
    this.title.setWrapText(false);
    this.band = styles.header.copy();
    this.band.setFillForegroundColor(CellStyles.colour("F4F6F8"));
  }

  /** A new sheet with columns so many characters wide. */
  XSSFSheet sheet(String section, int... widths) {
    XSSFSheet sheet = book.createSheet(ArrangementForm.name(words.words(), section));
    sheet.setTabColor(CellStyles.colour(TAB));
    int total = 0;
    for (int i = 0; i < widths.length; i++) {
      sheet.setColumnWidth(i, widths[i] * 256);
      total += widths[i];
    }
    paper(sheet, total);
    return sheet;
  }

  void title(XSSFSheet sheet, int line, String text) {
    line(sheet, line, List.of(text), title).setHeightInPoints(26);
  }

  void note(XSSFSheet sheet, int line, String text) {
    line(sheet, line, List.of(text), styles.note);
  }

  void heading(XSSFSheet sheet, int line, List<String> texts) {
    line(sheet, line, texts, styles.header).setHeightInPoints(22);
  }

  /** A row that heads those below it. */
  void band(XSSFSheet sheet, int line, List<String> texts) {
    high(line(sheet, line, texts, band), PROSE);
  }

  void row(XSSFSheet sheet, int line, List<String> texts) {
    high(line(sheet, line, texts, styles.locked), PROSE);
  }

  /**
   * Makes a row as high as its texts need, to be made higher or lower as they change.
   *
   * @param fit how many times as many letters fit into a column as it is wide
   */
  static void high(XSSFRow row, double fit) {
    int lines = 1;
    for (Cell cell : row) {
      if (cell.getCellType() == CellType.STRING) {
        int width = row.getSheet().getColumnWidth(cell.getColumnIndex()) / 256;
        lines = Math.max(lines, CellText.lines(cell.getStringCellValue(), (int) (width * fit)));
      }
    }
    row.setHeightInPoints(Math.min(lines, MOST_LINES) * LINE + PADDING);
    row.getCTRow().setCustomHeight(false);
  }

  private static XSSFRow line(XSSFSheet sheet, int line, List<String> texts, XSSFCellStyle style) {
    XSSFRow row = sheet.createRow(line);
    for (int i = 0; i < texts.size(); i++) {
      Cell cell = row.createCell(i);
      cell.setCellStyle(style);
      cell.setCellValue(CellText.of(texts.get(i)));
    }
    return row;
  }

  /** The requirements there are, for their ids. */
  void requirements(Catalog catalog) {
    XSSFSheet sheet = sheet("requirements", 24, 60, 12, 16, 14, 40);
    heading(
        sheet,
        0,
        List.of(
            words.of("form.organisations.id"),
            words.of("form.requirement"),
            words.of("form.document"),
            words.of("form.layer"),
            words.of("form.stage"),
            words.of("form.actor")));
    int line = 0;
    for (Clause clause : catalog.clauses()) {
      if (clause.kind() != ClauseKind.APPLICABILITY) {
        row(
            sheet,
            ++line,
            List.of(
                clause.id(),
                clause.title().in(words.words().language()),
                clause.document(),
                words.label(clause.layer()),
                words.label(clause.stage()),
                clause.bound().stream()
                    .map(words::label)
                    .collect(Collectors.joining(words.words().of("list.comma")))));
      }
    }
    sheet.createFreezePane(1, 1);
    sheet.setAutoFilter(new CellRangeAddress(0, line, 0, 5));
    sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
  }

  /** Landscape, as wide as the paper, the heading on every page, page numbers below. */
  static void paper(XSSFSheet sheet, int width) {
    PrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(width > WIDE ? PrintSetup.A3_PAPERSIZE : PrintSetup.A4_PAPERSIZE);
    print.setLandscape(true);
    print.setFitWidth((short) 1);
    print.setFitHeight((short) 0);
    sheet.setFitToPage(true);
    for (PageMargin margin : List.of(PageMargin.LEFT, PageMargin.RIGHT, PageMargin.TOP)) {
      sheet.setMargin(margin, MARGIN);
    }
    sheet.setMargin(PageMargin.BOTTOM, 0.6);
    sheet.getFooter().setLeft(sheet.getSheetName());
    sheet.getFooter().setRight("&P / &N");
  }
}
