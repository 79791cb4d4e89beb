/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.Language;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementReader;
import io.yunheng.responsibility.RoleRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The arrangements of the examples, as workbooks that somebody has worked on. */
final class Worked {
  static final RoleRules ROLES = RoleRules.shipped();
  static final Catalog CATALOG = Catalog.shipped();

  private static final Path EXAMPLES = Path.of("..", "..", "examples", "responsibility");

  private Worked() {}

  static List<Path> examples() {
    try (Stream<Path> all = Files.list(EXAMPLES)) {
      return all.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Arrangement example(String name) {
    return ArrangementReader.read(EXAMPLES.resolve(name), ROLES.ids());
  }

  static Path write(Arrangement arrangement, Language language, Path file) {
    ArrangementWorkbook.write(Optional.of(arrangement), ROLES, CATALOG, language, file);
    return file;
  }

  static Arrangement read(Path file) {
    return ArrangementSheets.read(file, ROLES.ids());
  }

  /** Changes a file as somebody who has it open would. */
  static Path edit(Path file, Consumer<XSSFWorkbook> change) {
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      change.accept(book);
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes texts into a row, counted as people count them. */
  static void row(Sheet sheet, int number, String... texts) {
    Row row = sheet.getRow(number - 1);
    if (row == null) {
      row = sheet.createRow(number - 1);
    }
    for (int i = 0; i < texts.length; i++) {
      row.createCell(i).setCellValue(texts[i]);
    }
  }

  /** The same but for the lines. */
  static void same(Arrangement one, Arrangement other, String what) {
    assertThat(one)
        .as(what)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes("(.*\\.)?line")
        .isEqualTo(other);
  }
}
