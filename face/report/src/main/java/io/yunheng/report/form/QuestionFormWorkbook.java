/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.form;

import io.yunheng.files.CellText;
import io.yunheng.files.TemporaryFolder;
import io.yunheng.report.words.Words;
import io.yunheng.report.workbook.BookStyles;
import io.yunheng.report.workbook.DatedCopy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A form as an Excel file, which alone is enough: it is filled in, printed, signed and stamped. */
public final class QuestionFormWorkbook {
  /** The property of the file that has the id of the request. */
  public static final String PROPERTY = "yunheng-request";

  private static final int WIDTH = 256;
  private static final int MOST_LINES = 24;
  private static final int LAST = FormColumn.VERSION.index();
  private static final Instant WRITTEN = Instant.EPOCH;

  private final QuestionForm form;
  private final Words words;
  private final XSSFWorkbook book;
  private final BookStyles styles;
  private final XSSFSheet sheet;
  private final XSSFSheet allowed;
  private int row;

  private QuestionFormWorkbook(QuestionForm form, XSSFWorkbook book) {
    this.form = form;
    this.words = Words.in(form.language());
    this.book = book;
    this.styles = new BookStyles(book);
    this.sheet = book.createSheet(words.of("form.sheet"));
    this.allowed = book.createSheet(words.of("form.allowed"));
  }

  /** Writes the form; the same form is the same bytes. {@code out} is left open. */
  public static void write(QuestionForm form, OutputStream out) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook();
        TemporaryFolder folder = TemporaryFolder.create("form-")) {
      new QuestionFormWorkbook(form, book).fill();
      Path raw = folder.path().resolve("form.xlsx");
      try (OutputStream to = Files.newOutputStream(raw)) {
        book.write(to);
      }
      DatedCopy.write(raw, out, WRITTEN);
    }
  }

  private void fill() {
    for (FormColumn column : FormColumn.values()) {
      sheet.setColumnWidth(column.index(), column.width() * WIDTH);
    }
    head();
    int titles = titles();
    form.lines().forEach(this::line);
    signature();
    print(titles);
    book.setSheetHidden(book.getSheetIndex(allowed), true);
    sheet.createFreezePane(0, titles + 1);
    sheet.enableLocking();
    sheet.lockFormatColumns(false);
    sheet.lockFormatRows(false);
    properties();
  }

  private void properties() {
    Optional<Date> written = Optional.of(Date.from(WRITTEN));
    book.getProperties().getCoreProperties().setCreator("Yunheng");
    book.getProperties().getCoreProperties().setCreated(written);
    book.getProperties().getCoreProperties().setModified(written);
    book.getProperties().getCustomProperties().addProperty(PROPERTY, form.head().id());
  }

  private void head() {
    put(next(), 0, words.of("form.title"), styles.title);
    QuestionForm.Head head = form.head();
    fact("form.request", words.of("form.request.of", head.number(), head.title()));
    fact("form.subject", head.subject());
    fact("form.kind", head.kind());
    fact("form.asked", head.asked());
    fact("form.due", head.due().isEmpty() ? words.of("form.due.none") : head.due());
    if (!head.note().isEmpty()) {
      fact("form.note", head.note());
    }
    fact("form.id", head.id());
    for (String line : words.of("form.how").split("\n", -1)) {
      put(next(), 0, line, styles.note);
    }
    row++;
  }

  /** A label in the first column, and what it says beside it. */
  private void fact(String label, String text) {
    Row line = next();
    put(line, 0, words.of(label), styles.header);
    put(line, 1, text, styles.of(text, styles.locked));
    high(line, CellText.lines(text, FormColumn.QUESTION.width()));
  }

  private int titles() {
    Row line = next();
    for (FormColumn column : FormColumn.values()) {
      put(
          line,
          column.index(),
          column.title(words),
          column.filledIn() ? styles.headerEditable : styles.header);
    }
    high(line, 2);
    return line.getRowNum();
  }

  private void line(QuestionForm.Line one) {
    Row line = next();
    int lines = 1;
    Cell number = line.createCell(0);
    number.setCellValue((double) one.number());
    number.setCellStyle(styles.locked);
    for (FormColumn column : FormColumn.values()) {
      String text = text(column, one);
      lines = Math.max(lines, CellText.lines(text, column.width()));
      if (column == FormColumn.VERSION) {
        Cell version = line.createCell(LAST);
        version.setCellValue((double) one.version());
        version.setCellStyle(styles.locked);
      } else if (column != FormColumn.NUMBER) {
        put(
            line,
            column.index(),
            text,
            styles.of(text, column.filledIn() ? styles.editable : styles.locked));
      }
    }
    high(line, lines);
    if (!one.words().isEmpty()) {
      choices(line.getRowNum(), one);
    }
  }

  private String text(FormColumn column, QuestionForm.Line one) {
    return switch (column) {
      case NUMBER, VERSION, ATTACHMENTS -> "";
      case QUESTION ->
          one.objection().isEmpty()
              ? one.text()
              : one.text() + "\n" + words.of("form.objection", one.objection());
      case CLAUSES -> String.join("\n", one.clauses());
      case ALLOWED -> String.join("\n", one.words());
      case ANSWER -> one.answer();
      case REMARK -> one.remark();
    };
  }

  /** The words stand in cells, not in the rule: they may be long, and have commas in them. */
  private void choices(int at, QuestionForm.Line one) {
    Row line = allowed.createRow(at);
    for (int i = 0; i < one.words().size(); i++) {
      put(line, i, one.words().get(i), styles.of(one.words().get(i), styles.locked));
    }
    String range =
        new CellRangeAddress(at, at, 0, one.words().size() - 1)
            .formatAsString(allowed.getSheetName(), true);
    DataValidationHelper helper = sheet.getDataValidationHelper();
    int column = FormColumn.ANSWER.index();
    DataValidation validation =
        helper.createValidation(
            helper.createFormulaListConstraint(range),
            new CellRangeAddressList(at, at, column, column));
    validation.setEmptyCellAllowed(true);
    validation.setSuppressDropDownArrow(true);
    validation.setShowErrorBox(true);
    validation.createErrorBox(words.of("form.column.answer"), words.of("form.only"));
    sheet.addValidationData(validation);
  }

  private void signature() {
    row++;
    Row line = next();
    List<FormColumn> places =
        List.of(FormColumn.QUESTION, FormColumn.ANSWER, FormColumn.ATTACHMENTS);
    List<String> keys = List.of("form.signed", "form.stamped", "form.signed.on");
    for (int i = 0; i < keys.size(); i++) {
      put(line, places.get(i).index(), words.of(keys.get(i)), styles.note);
    }
    line.setHeightInPoints(60);
  }

  private void print(int titles) {
    sheet.setRepeatingRows(new CellRangeAddress(titles, titles, -1, -1));
    sheet.setFitToPage(true);
    sheet.setHorizontallyCenter(true);
    PrintSetup setup = sheet.getPrintSetup();
    setup.setLandscape(true);
    setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
    setup.setFitWidth((short) 1);
    setup.setFitHeight((short) 0);
    sheet.getFooter().setLeft(form.head().id());
    sheet.getFooter().setRight("&P / &N");
    book.setPrintArea(0, 0, LAST, 0, row - 1);
  }

  private Row next() {
    return sheet.createRow(row++);
  }

  private static void high(Row line, int lines) {
    line.setHeightInPoints(Math.min(lines, MOST_LINES) * 13.5f + 5);
  }

  private static void put(Row line, int column, String text, XSSFCellStyle style) {
    Cell cell = line.createCell(column);
    if (!text.isEmpty()) {
      cell.setCellValue(CellText.of(text));
    }
    cell.setCellStyle(style);
  }
}
