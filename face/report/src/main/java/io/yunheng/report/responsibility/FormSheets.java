/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.CellText;
import io.yunheng.files.Node;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Nothing;
import io.yunheng.files.Node.Scalar;
import io.yunheng.files.Node.Sequence;
import io.yunheng.report.responsibility.ArrangementForm.Column;
import io.yunheng.report.responsibility.ArrangementForm.Kind;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.BookStyles;
import io.yunheng.report.workbook.CellStyles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The sheets of a form that people fill in. */
final class FormSheets {
  /** Rows ready to be written in, beside those that are filled. */
  private static final int SPARE = 12;

  private static final int SHOWN = 80;

  /** In points, a line of a heading. */
  private static final float HEADING = 14;

  private static final float PADDING = 6;
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
  private static final String NEEDED_TAB = "F2C94C";
  private static final String OTHER_TAB = "C9CED3";

  private final XSSFWorkbook book;
  private final FormWords words;
  private final FormChoices choices;
  private final String file;
  private final BookStyles styles;
  private final XSSFCellStyle text;
  private final XSSFCellStyle quoted;
  private final XSSFCellStyle day;
  private final XSSFCellStyle number;
  private final XSSFCellStyle flag;
  private final XSSFCellStyle said;
  private final XSSFCellStyle saidDay;
  private final XSSFCellStyle hint;
  private final XSSFFont small;

  FormSheets(XSSFWorkbook book, FormWords words, Map<String, String> lists, String file) {
    this.book = book;
    this.words = words;
    this.file = file;
    choices = new FormChoices(words, lists);
    styles = new BookStyles(book);
    text = styles.locked.copy();
    text.setDataFormat(book.createDataFormat().getFormat("@"));
    quoted = text.copy();
    quoted.setQuotePrefixed(true);
    day = styles.locked.copy();
    day.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
    day.setAlignment(HorizontalAlignment.CENTER);
    number = styles.locked.copy();
    number.setAlignment(HorizontalAlignment.CENTER);
    flag = text.copy();
    flag.setAlignment(HorizontalAlignment.CENTER);
    said = text.copy();
    said.setVerticalAlignment(VerticalAlignment.CENTER);
    saidDay = day.copy();
    saidDay.setVerticalAlignment(VerticalAlignment.CENTER);
    saidDay.setAlignment(HorizontalAlignment.LEFT);
    hint = styles.note.copy();
    hint.setVerticalAlignment(VerticalAlignment.CENTER);
    small = book.createFont();
    small.setFontName(styles.header.getFont().getFontName());
    small.setFontHeightInPoints((short) 8);
    small.setColor(CellStyles.colour("59616A"));
  }

  /** The sheet with what there is to say once. */
  void head(ArrangementForm.Sheet form, Map<String, Node> written) {
    XSSFSheet sheet = begin(form);
    int line = 0;
    for (Column column : ArrangementForm.SAID_ONCE) {
      Row row = sheet.createRow(++line);
      row.setHeightInPoints(24);
      Cell item = row.createCell(0);
      item.setCellValue(heading(form, column.key(), " "));
      item.setCellStyle(styles.headerEditable);
      Cell value = row.createCell(1);
      fill(value, form, column, Optional.ofNullable(written.get(column.key())));
      if (!value.getCellStyle().equals(quoted)) {
        value.setCellStyle(column.kind() == Kind.DAY ? saidDay : said);
      }
      Cell how = row.createCell(2);
      how.setCellValue(words.of("form." + form.section() + "." + column.key() + ".how"));
      how.setCellStyle(hint);
      if (column.kind() == Kind.DAY) {
        choices.days(sheet, line, line, 1);
      }
    }
    end(sheet, form, line, false);
  }

  /** A sheet with a row for each entry. */
  void table(ArrangementForm.Sheet form, List<Map<String, Node>> rows) {
    XSSFSheet sheet = begin(form);
    List<Column> columns = form.columns();
    int line = 0;
    for (Map<String, Node> entry : rows) {
      XSSFRow row = sheet.createRow(++line);
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        fill(row.createCell(i), form, column, Optional.ofNullable(entry.get(column.key())));
      }
      FormPages.high(row, 1);
    }
    for (int spare = 0; spare < SPARE; spare++) {
      Row row = sheet.createRow(++line);
      for (int i = 0; i < columns.size(); i++) {
        row.createCell(i).setCellStyle(style(columns.get(i)));
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      choices.offer(sheet, columns.get(i), i, rows.size());
    }
    end(sheet, form, line, true);
  }

  private XSSFSheet begin(ArrangementForm.Sheet form) {
    XSSFSheet sheet = book.createSheet(form.name(words.words()));
    sheet.setTabColor(
        CellStyles.colour(
            ArrangementForm.NEEDED.contains(form.section()) ? NEEDED_TAB : OTHER_TAB));
    Row head = sheet.createRow(0);
    int lines = 0;
    for (int i = 0; i < form.columns().size(); i++) {
      Column column = form.columns().get(i);
      Cell cell = head.createCell(i);
      String title = heading(form, column.key(), "\n");
      lines = Math.max(lines, CellText.lines(title, column.width()));
      XSSFRichTextString rich = new XSSFRichTextString(title);
      rich.applyFont(title.length() - column.key().length(), title.length(), small);
      cell.setCellValue(rich);
      cell.setCellStyle(column.needed() ? styles.headerEditable : styles.header);
      sheet.setColumnWidth(i, column.width() * 256);
      sheet.setDefaultColumnStyle(i, style(column));
    }
    head.setHeightInPoints(lines * HEADING + PADDING);
    return sheet;
  }

  private void end(XSSFSheet sheet, ArrangementForm.Sheet form, int last, boolean filter) {
    sheet.createFreezePane(filter ? 1 : 0, 1);
    if (filter) {
      sheet.setAutoFilter(new CellRangeAddress(0, last, 0, form.columns().size() - 1));
      sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
    }
    FormPages.paper(sheet, form.columns().stream().mapToInt(Column::width).sum());
  }

  private String heading(ArrangementForm.Sheet form, String key, String between) {
    Words said = words.words();
    return said.of("form." + form.section() + "." + key) + between + key;
  }

  private XSSFCellStyle style(Column column) {
    return switch (column.kind()) {
      case DAY -> day;
      case LEVEL, NUMBER -> number;
      case FLAG -> flag;
      case REMARK -> styles.note;
      case TEXT, ID, ITEMS, WORD, WORDS, BEHAVIOUR, VALUE -> text;
    };
  }

  private void fill(Cell cell, ArrangementForm.Sheet form, Column column, Optional<Node> node) {
    cell.setCellStyle(style(column));
    switch (node.orElseGet(() -> new Nothing(0))) {
      case Scalar(String value, int _) -> scalar(cell, form, column, value);
      case Sequence(List<Node> items, int _) -> {
        List<String> all =
            items.stream()
                .map(item -> item instanceof Scalar(String value, int _) ? value : "")
                .map(value -> column.kind() == Kind.WORDS ? word(column, value) : value)
                .toList();
        write(cell, form, column, ItemText.join(all, words.words().of("list.comma")));
      }
      case Mapping _, Nothing _ -> {}
    }
  }

  private void scalar(Cell cell, ArrangementForm.Sheet form, Column column, String value) {
    switch (column.kind()) {
      case LEVEL, NUMBER -> cell.setCellValue(Integer.parseInt(value));
      case DAY -> {
        LocalDate date = LocalDate.parse(value);
        if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
          write(cell, form, column, value);
        } else {
          cell.setCellValue(date);
        }
      }
      case FLAG -> write(cell, form, column, words.flags().get(value.equals("true") ? 0 : 1));
      case WORD -> write(cell, form, column, word(column, value));
      case BEHAVIOUR -> write(cell, form, column, words.behaviour(value));
      case ID, ITEMS, WORDS -> write(cell, form, column, ItemText.one(value));
      case TEXT, VALUE, REMARK -> write(cell, form, column, value);
    }
  }

  private String word(Column column, String code) {
    return column.words().stream()
        .filter(word -> word.code().equals(code))
        .findFirst()
        .map(words::shown)
        .orElse(code);
  }

  private void write(Cell cell, ArrangementForm.Sheet form, Column column, String value) {
    if (!CellText.fits(value)) {
      throw FaultException.of(
          FaultCode.DATA_VALUE_INVALID,
          "file",
          file + " / " + form.name(words.words()),
          "line",
          Integer.toString(cell.getRowIndex() + 1),
          "key",
          heading(form, column.key(), " "),
          "value",
          value.substring(0, SHOWN) + "…",
          "expected",
          "<= " + CellText.LIMIT);
    }
    if (value.isEmpty()) {
      return;
    }
    if (cell.getCellStyle().equals(text) && "=+-@\t\r".indexOf(value.charAt(0)) >= 0) {
      cell.setCellStyle(quoted);
    }
    cell.setCellValue(CellText.of(value));
  }
}
