/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.catalog;

import io.yunheng.catalog.Artefact;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Document;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Requirements as an Excel file: a sheet for each document, a row for each requirement. */
public final class CatalogWorkbook {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "path",
          "title",
          "summary",
          "stage",
          "actors",
          "layer",
          "modality",
          "kind",
          "parameters",
          "artefacts",
          "methods",
          "evidence",
          "relations",
          "notes");
  private static final int[] WIDTHS = {20, 18, 26, 52, 10, 18, 14, 10, 14, 30, 26, 14, 34, 30, 34};

  private final Catalog catalog;
  private final Language language;
  private final Words words;

  private CatalogWorkbook(Catalog catalog, Language language) {
    this.catalog = catalog;
    this.language = language;
    this.words = Words.in(language);
  }

  /**
   * Writes requirements over whatever is there; the file is whole or not there at all.
   *
   * @throws FaultException if it cannot be written
   */
  public static void write(Catalog catalog, List<Clause> clauses, Language language, Path file) {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      new CatalogWorkbook(catalog, language).fill(book, clauses);
      ReplacedFile.write(file, book::write);
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  private void fill(XSSFWorkbook book, List<Clause> clauses) {
    CellStyle head = book.createCellStyle();
    Font bold = book.createFont();
    bold.setBold(true);
    head.setFont(bold);
    CellStyle text = book.createCellStyle();
    text.setWrapText(true);
    text.setVerticalAlignment(VerticalAlignment.TOP);
    text.setDataFormat(book.createDataFormat().getFormat("@"));
    text.setQuotePrefixed(true);
    for (Document document : catalog.documents()) {
      List<Clause> own =
          clauses.stream().filter(clause -> clause.document().equals(document.id())).toList();
      if (own.isEmpty()) {
        continue;
      }
      Sheet sheet = book.createSheet(document.id());
      Row titles = sheet.createRow(0);
      for (int i = 0; i < COLUMNS.size(); i++) {
        Cell cell = titles.createCell(i);
        cell.setCellValue(words.of("catalog." + COLUMNS.get(i)));
        cell.setCellStyle(head);
        sheet.setColumnWidth(i, WIDTHS[i] * 256);
      }
      for (int i = 0; i < own.size(); i++) {
        Row row = sheet.createRow(i + 1);
        List<String> cells = cells(own.get(i));
        for (int column = 0; column < cells.size(); column++) {
          Cell cell = row.createCell(column);
          cell.setCellValue(cells.get(column));
          cell.setCellStyle(text);
        }
      }
      sheet.createFreezePane(1, 1);
      sheet.setAutoFilter(new CellRangeAddress(0, own.size(), 0, COLUMNS.size() - 1));
    }
    if (book.getNumberOfSheets() == 0) {
      book.createSheet("-");
    }
  }

  private List<String> cells(Clause clause) {
    return List.of(
        clause.id(),
        clause.path(),
        clause.title().in(language),
        clause.summary().in(language),
        word(clause.stage()),
        list(clause.actors()),
        word(clause.layer()),
        word(clause.modality()),
        word(clause.kind()),
        lines(
            clause.parameters().stream()
                .map(
                    parameter ->
                        parameter.name().in(language)
                            + ": "
                            + parameter.value().in(language)
                            + parameter.why().map(why -> " (" + why.in(language) + ")").orElse(""))
                .toList()),
        lines(
            catalog.artefactsOf(clause).stream()
                .map(Artefact::name)
                .map(name -> name.in(language))
                .toList()),
        list(clause.methods()),
        lines(texts(clause.evidence())),
        lines(
            catalog.crossWalk().of(clause.id()).stream()
                .map(
                    link ->
                        word(link.relation().kind())
                            + " "
                            + link.relation().to()
                            + link.relation().gap().map(gap -> ": " + gap.in(language)).orElse(""))
                .toList()),
        lines(texts(clause.notes())));
  }

  private List<String> texts(List<Text> texts) {
    return texts.stream().map(one -> one.in(language)).toList();
  }

  private String word(Word word) {
    return catalog.labels().of(word).in(language);
  }

  private String list(Collection<? extends Word> all) {
    return all.stream().map(this::word).collect(Collectors.joining(", "));
  }

  private static String lines(List<String> all) {
    return String.join("\n", all);
  }
}
