/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.estate.DocumentText;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementReader;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Documents;
import io.yunheng.responsibility.Passages;
import io.yunheng.responsibility.ResponsibilityRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/** The examples derived, and papers read back. */
final class Papers {
  static final Path EXAMPLES = Path.of("..", "..", "examples", "responsibility");
  static final Catalog CATALOG = Catalog.shipped();
  private static final ResponsibilityRules BOOKS = ResponsibilityRules.shipped();

  private Papers() {}

  /** An example with the documents beside it. */
  static Derivation example(String name) {
    Arrangement arrangement = ArrangementReader.read(EXAMPLES.resolve(name), BOOKS.roles().ids());
    Documents documents =
        document ->
            new Documents.Reading.Read(
                "0",
                DocumentText.read(EXAMPLES.resolve(document), document).paragraphs().stream()
                    .map(one -> new Documents.Paragraph(Integer.toString(one.number()), one.text()))
                    .toList());
    return Derivation.of(arrangement, Passages.of(arrangement, documents), CATALOG, BOOKS);
  }

  /** An arrangement without documents. */
  static Derivation of(String yaml) {
    Arrangement arrangement =
        ArrangementReader.read(
            yaml.getBytes(StandardCharsets.UTF_8), "mine.yaml", BOOKS.roles().ids());
    return Derivation.of(arrangement, Passages.NOT_LOOKED, CATALOG, BOOKS);
  }

  static XWPFDocument read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new XWPFDocument(in);
    }
  }

  static List<String> headings(XWPFDocument document, int level) {
    return document.getParagraphs().stream()
        .filter(one -> ("Heading" + level).equals(one.getStyle()))
        .map(XWPFParagraph::getText)
        .toList();
  }

  /** What stands under a heading of the level, up to the next of it or a higher one. */
  static List<IBodyElement> under(XWPFDocument document, int level, String heading) {
    List<IBodyElement> under = new ArrayList<>();
    boolean within = false;
    for (IBodyElement one : document.getBodyElements()) {
      if (one instanceof XWPFParagraph paragraph && level(paragraph) <= level) {
        within = paragraph.getText().equals(heading);
      } else if (within) {
        under.add(one);
      }
    }
    return under;
  }

  private static int level(XWPFParagraph paragraph) {
    String style = paragraph.getStyle();
    return style != null && style.startsWith("Heading")
        ? Integer.parseInt(style.substring("Heading".length()))
        : 9;
  }

  static String text(List<IBodyElement> elements) {
    StringBuilder text = new StringBuilder();
    for (IBodyElement one : elements) {
      if (one instanceof XWPFParagraph paragraph) {
        text.append(paragraph.getText()).append('\n');
      } else if (one instanceof XWPFTable table) {
        text.append(table.getText());
      }
    }
    return text.toString();
  }

  static List<XWPFTable> tables(List<IBodyElement> elements) {
    return elements.stream()
        .filter(XWPFTable.class::isInstance)
        .map(XWPFTable.class::cast)
        .toList();
  }

  static String cell(XWPFTableRow row, int column) {
    return row.getCell(column).getText();
  }
}
