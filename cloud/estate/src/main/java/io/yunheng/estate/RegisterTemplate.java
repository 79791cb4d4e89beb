/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import io.yunheng.estate.register.RegisterLayout;
import io.yunheng.estate.register.TypedText;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.files.CellText;
import io.yunheng.files.ReplacedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Writes registers as Excel files: a sheet of instructions and declarations, then a sheet for each
 * kind with its titles in both languages, empty or filled. What {@link RegisterReader} reads back
 * is what was written, but for a text longer than a cell, which is cut and ends in an ellipsis.
 */
public final class RegisterTemplate {
  private static final int WIDTH = 256;
  private static final int FIRST_ROW = 2;
  private static final int LAST_ROW = 4999;
  private static final int LONGEST_LIST = 255;
  private static final int LONGEST_PROMPT = 240;

  /** The one time in all files, so that the same contents are the same bytes. */
  private static final LocalDateTime CREATED = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Language language;
  private final RegisterLayout layout = new RegisterLayout();
  private final ResourceBundle texts;

  private RegisterTemplate(Language language) {
    this.language = language;
    this.texts =
        ResourceBundle.getBundle(
            "io.yunheng.estate.register.Register",
            Locale.of(language.code()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * Writes empty tables for these kinds.
   *
   * @throws FaultException if the file cannot be written
   */
  public static void write(Path file, List<Kind> kinds, Language language) {
    new RegisterTemplate(language).write(file, kinds, Contents.NONE);
  }

  /**
   * Writes registers as they were typed, each cell as text: what {@link RegisterReader#typed} reads
   * back. The same registers are the same bytes.
   *
   * @throws FaultException if the file cannot be written
   */
  public static void typed(Path file, List<TypedRegister> registers, Language language) {
    new RegisterTemplate(language)
        .write(
            file,
            registers.stream().map(TypedRegister::kind).toList(),
            new Contents() {
              @Override
              public boolean complete(Kind kind) {
                return registers.stream().anyMatch(one -> one.kind() == kind && one.whole());
              }

              @Override
              public <R extends Resource> void rows(
                  Shape<R> shape, RegisterTemplate template, RowSink sink) {
                registers.stream()
                    .filter(one -> one.kind() == shape.kind())
                    .flatMap(one -> one.rows().stream())
                    .forEach(row -> sink.row(row.name(), template.typed(shape, row)));
              }
            });
  }

  /**
   * Writes the records of an estate; kinds that it covers completely are declared complete.
   *
   * @throws FaultException if the file cannot be written
   */
  public static void write(Path file, List<Kind> kinds, Estate estate, Language language) {
    new RegisterTemplate(language)
        .write(
            file,
            kinds,
            new Contents() {
              @Override
              public boolean complete(Kind kind) {
                return estate.complete(kind);
              }

              @Override
              public <R extends Resource> void rows(
                  Shape<R> shape, RegisterTemplate template, RowSink sink) {
                estate
                    .all(shape)
                    .forEach(record -> sink.row(record.id(), template.cells(shape, record)));
              }
            });
  }

  /** What stands in the tables. */
  private interface Contents {
    /** Empty tables. */
    Contents NONE =
        new Contents() {
          @Override
          public boolean complete(Kind kind) {
            return false;
          }

          @Override
          public <R extends Resource> void rows(
              Shape<R> shape, RegisterTemplate template, RowSink sink) {}
        };

    boolean complete(Kind kind);

    <R extends Resource> void rows(Shape<R> shape, RegisterTemplate template, RowSink sink);
  }

  /** Takes rows: an id, and a cell for each column of the shape, empty where nothing stands. */
  private interface RowSink {
    void row(String id, List<String> cells);
  }

  private void write(Path file, List<Kind> kinds, Contents contents) {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      Styles styles = new Styles(book);
      notes(book, styles, kinds, contents);
      for (Kind kind : kinds) {
        sheet(book, styles, kind.shape(), contents);
      }
      Optional<Date> created = Optional.of(Date.from(CREATED.toInstant(ZoneOffset.UTC)));
      book.getProperties().getCoreProperties().setCreated(created);
      book.getProperties().getCoreProperties().setModified(created);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      book.write(bytes);
      ReplacedFile.write(file, out -> dated(bytes.toByteArray(), out));
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  /** The same archive, with one time for all its entries. */
  private static void dated(byte[] archive, OutputStream out) throws IOException {
    ZipOutputStream dated = new ZipOutputStream(out);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (Optional<ZipEntry> entry = Optional.ofNullable(in.getNextEntry());
          entry.isPresent();
          entry = Optional.ofNullable(in.getNextEntry())) {
        ZipEntry copy = new ZipEntry(entry.get().getName());
        copy.setTimeLocal(CREATED);
        dated.putNextEntry(copy);
        in.transferTo(dated);
        dated.closeEntry();
      }
    }
    dated.finish();
  }

  private record Styles(
      CellStyle title, CellStyle second, CellStyle text, CellStyle quoted, CellStyle wrapped) {
    Styles(XSSFWorkbook book) {
      this(
          head(book, true),
          head(book, false),
          text(book, false),
          text(book, false),
          text(book, true));
      quoted.setQuotePrefixed(true);
    }

    private static CellStyle head(XSSFWorkbook book, boolean bold) {
      CellStyle style = text(book, true);
      Font font = book.createFont();
      font.setBold(bold);
      font.setColor((bold ? IndexedColors.WHITE : IndexedColors.GREY_50_PERCENT).getIndex());
      style.setFont(font);
      style.setFillForegroundColor(
          (bold ? IndexedColors.GREY_80_PERCENT : IndexedColors.GREY_25_PERCENT).getIndex());
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
      style.setBorderBottom(BorderStyle.THIN);
      return style;
    }

    private static CellStyle text(XSSFWorkbook book, boolean wrap) {
      CellStyle style = book.createCellStyle();
      style.setDataFormat(book.createDataFormat().getFormat("@"));
      style.setVerticalAlignment(VerticalAlignment.TOP);
      style.setWrapText(wrap);
      return style;
    }
  }

  private void notes(XSSFWorkbook book, Styles styles, List<Kind> kinds, Contents contents) {
    Sheet sheet = book.createSheet(RegisterLayout.NOTES.getOrDefault(language, ""));
    sheet.setColumnWidth(0, 28 * WIDTH);
    sheet.setColumnWidth(1, 16 * WIDTH);
    sheet.setColumnWidth(2, 80 * WIDTH);
    int number = 0;
    for (String line : texts.getString("notes").split("\n", -1)) {
      put(sheet, number++, 2, line, styles.wrapped());
    }
    number++;
    put(sheet, number, 0, texts.getString("register"), styles.title());
    put(sheet, number, 1, texts.getString("complete"), styles.title());
    put(sheet, number, 2, texts.getString("about"), styles.title());
    int first = number + 1;
    for (Kind kind : kinds) {
      number++;
      boolean complete = contents.complete(kind);
      put(sheet, number, 0, layout.sheet(kind, language), styles.text());
      put(sheet, number, 1, RegisterLayout.truth(complete, language), styles.text());
      put(sheet, number, 2, layout.about(kind, language), styles.wrapped());
    }
    DataValidationHelper helper = sheet.getDataValidationHelper();
    validation(
        sheet,
        helper.createExplicitListConstraint(truths()),
        new CellRangeAddressList(first, Math.max(first, number), 1, 1),
        "");
  }

  private <R extends Resource> void sheet(
      XSSFWorkbook book, Styles styles, Shape<R> shape, Contents contents) {
    Kind kind = shape.kind();
    Sheet sheet = book.createSheet(layout.sheet(kind, language));
    sheet.createFreezePane(1, FIRST_ROW);
    Language second = language == Language.ZH ? Language.EN : Language.ZH;
    title(
        sheet,
        styles,
        0,
        RegisterLayout.ID.getOrDefault(language, ""),
        RegisterLayout.ID.getOrDefault(second, ""));
    sheet.setColumnWidth(0, 22 * WIDTH);
    DataValidationHelper helper = sheet.getDataValidationHelper();
    for (int i = 0; i < shape.columns().size(); i++) {
      Column<R> column = shape.columns().get(i);
      title(
          sheet,
          styles,
          i + 1,
          layout.title(kind, column, language),
          layout.title(kind, column, second));
      sheet.setColumnWidth(i + 1, width(column.type()) * WIDTH);
      sheet.setDefaultColumnStyle(i + 1, styles.text());
      guide(sheet, helper, kind, column, i + 1);
    }
    sheet.setDefaultColumnStyle(0, styles.text());
    int[] row = {FIRST_ROW};
    contents.rows(
        shape,
        this,
        (id, cells) -> {
          value(sheet, row[0], 0, TypedText.written(id), styles);
          for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
              value(sheet, row[0], i + 1, cells.get(i), styles);
            }
          }
          row[0]++;
        });
  }

  private <R extends Resource> List<String> cells(Shape<R> shape, R record) {
    return shape.columns().stream()
        .map(column -> written(shape.kind(), column, column.of(record)))
        .toList();
  }

  private List<String> typed(Shape<?> shape, TypedRow row) {
    return shape.columns().stream()
        .map(
            column -> {
              String typed = row.cells().getOrDefault(column.name(), "");
              return TypedCells.isMark(typed)
                  ? typed
                  : TypedCells.labelled(layout, shape.kind(), column, typed, language);
            })
        .toList();
  }

  private String written(Kind kind, Column<?> column, Fact<?> fact) {
    return switch (fact) {
      case Fact.Unknown<?> _ -> "";
      case Fact.None<?>() -> RegisterLayout.NONE;
      case Fact.Known<?>(Object value) ->
          switch (column.type()) {
            case TEXT, REF -> TypedText.written(value.toString());
            case TEXTS, REFS ->
                TypedText.written(
                    ((Collection<?>) value)
                        .stream()
                            .map(Object::toString)
                            .map(
                                one ->
                                    column.words().contains(one)
                                        ? layout.word(kind, column, one, language)
                                        : one)
                            .toList());
            case WORD -> layout.word(kind, column, value.toString(), language);
            case BOOL -> RegisterLayout.truth((Boolean) value, language);
            case NUMBER, TIME -> value.toString();
          };
    };
  }

  private void guide(
      Sheet sheet, DataValidationHelper helper, Kind kind, Column<?> column, int index) {
    CellRangeAddressList cells = new CellRangeAddressList(FIRST_ROW, LAST_ROW, index, index);
    List<String> choices =
        switch (column.type()) {
          case WORD, TEXTS ->
              column.words().stream()
                  .map(word -> layout.word(kind, column, word, language))
                  .toList();
          case BOOL -> List.of(truths());
          case TEXT, NUMBER, TIME, REF, REFS -> List.of();
        };
    if (choices.isEmpty() || String.join(",", choices).length() > LONGEST_LIST) {
      validation(
          sheet,
          helper.createTextLengthConstraint(
              DataValidationConstraint.OperatorType.LESS_OR_EQUAL, "32767", ""),
          cells,
          prompt(column) + choices(choices));
    } else {
      validation(
          sheet,
          helper.createExplicitListConstraint(choices.toArray(String[]::new)),
          cells,
          prompt(column) + (column.type() == ColumnType.TEXTS ? choices(choices) : ""));
    }
  }

  private static String choices(List<String> choices) {
    return choices.isEmpty() ? "" : "\n" + String.join(" ; ", choices);
  }

  private String prompt(Column<?> column) {
    String type = column.type().name().toLowerCase(Locale.ROOT);
    String target = column.target().map(kind -> " " + layout.sheet(kind, language)).orElse("");
    return texts.getString("prompt." + type) + target;
  }

  private String[] truths() {
    return new String[] {
      RegisterLayout.truth(true, language), RegisterLayout.truth(false, language)
    };
  }

  private static void validation(
      Sheet sheet, DataValidationConstraint constraint, CellRangeAddressList cells, String prompt) {
    DataValidation validation = sheet.getDataValidationHelper().createValidation(constraint, cells);
    validation.setEmptyCellAllowed(true);
    validation.setShowErrorBox(false);
    if (!prompt.isEmpty()) {
      validation.createPromptBox(
          "", prompt.substring(0, Math.min(LONGEST_PROMPT, prompt.length())));
      validation.setShowPromptBox(true);
    }
    sheet.addValidationData(validation);
  }

  private static int width(ColumnType type) {
    return switch (type) {
      case BOOL, NUMBER -> 10;
      case WORD -> 16;
      case TIME -> 22;
      case TEXT, REF -> 24;
      case TEXTS, REFS -> 30;
    };
  }

  private static void title(Sheet sheet, Styles styles, int column, String first, String second) {
    put(sheet, 0, column, first, styles.title());
    put(sheet, 1, column, second, styles.second());
  }

  /** Writes a text from elsewhere; it stays one when somebody edits the cell. */
  private static void value(Sheet sheet, int row, int column, String text, Styles styles) {
    boolean formula = "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    put(sheet, row, column, text, formula ? styles.quoted() : styles.text());
  }

  private static void put(Sheet sheet, int row, int column, String text, CellStyle style) {
    org.apache.poi.ss.usermodel.Row line =
        Optional.ofNullable(sheet.getRow(row)).orElseGet(() -> sheet.createRow(row));
    Cell cell = line.createCell(column);
    cell.setCellValue(CellText.of(text));
    cell.setCellStyle(style);
  }
}
