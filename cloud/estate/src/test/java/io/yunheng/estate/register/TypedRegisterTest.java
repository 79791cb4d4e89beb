/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.Column;
import io.yunheng.estate.Kind;
import io.yunheng.estate.RegisterReader;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.estate.Site;
import io.yunheng.estate.TypedCells;
import io.yunheng.estate.TypedRegister;
import io.yunheng.estate.TypedRow;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Registers cell by cell, out as Excel and in again. */
class TypedRegisterTest {
  private static final List<String> TEXTS =
      List.of(
          "web",
          "云服务器-01",
          "𠮷野家 🚀",
          "a;b；c\nd",
          "?",
          "-",
          "\\",
          "\\0",
          "  blanks  ",
          "=1+1",
          "@SUM(A1)",
          "+1",
          "0012",
          "<script>alert(1)</script>",
          "",
          "2026-11-20");

  private final TypedCells cells = new TypedCells();
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsWrittenIsReadBackCellByCell(Language language) {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<TypedRegister> registers = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<TypedRow> rows = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        rows.add(new TypedRow(i + pick(random, TEXTS).strip(), row(kind, random)));
      }
      registers.add(new TypedRegister(kind, random.nextBoolean(), rows));
    }
    Path file = folder.resolve("all.xlsx");

    RegisterTemplate.typed(file, registers, language);

    Problems problems = new Problems();
    List<TypedRegister> read = RegisterReader.typed(file, "all.xlsx", problems);
    assertThat(problems.faults()).as("seed %d", seed).isEmpty();
    assertThat(read).as("seed %d", seed).isEqualTo(registers);
  }

  private Map<String, String> row(Kind kind, Random random) {
    Map<String, String> row = new HashMap<>();
    for (Column<?> column : kind.shape().columns()) {
      String typed =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> TypedCells.NONE;
            case 2 -> TypedCells.UNKNOWN;
            default -> kept(kind, column, any(column, random));
          };
      row.put(column.name(), typed);
    }
    return row;
  }

  private static String any(Column<?> column, Random random) {
    return switch (column.type()) {
      case TEXT, REF -> "\\" + pick(random, TEXTS);
      case TEXTS, REFS ->
          column.words().isEmpty()
              ? TypedText.written(List.of(pick(random, TEXTS), pick(random, TEXTS)))
              : String.join("；", column.words());
      case WORD -> pick(random, List.copyOf(column.words()));
      case BOOL -> random.nextBoolean() ? "是" : "no";
      case NUMBER -> Integer.toString(random.nextInt());
      case TIME -> random.nextBoolean() ? "2026-11-20" : "2026年11月20日";
    };
  }

  private String kept(Kind kind, Column<?> column, String typed) {
    TypedCells.Reading reading = cells.read(kind, column, typed);
    assertThat(reading).as(typed).isInstanceOf(TypedCells.Reading.Right.class);
    return ((TypedCells.Reading.Right) reading).typed();
  }

  private static String pick(Random random, List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  @Test
  void theSameRegistersAreTheSameBytes() throws Exception {
    List<TypedRegister> registers =
        List.of(
            new TypedRegister(Kind.SITE, true, List.of(new TypedRow("s1", Map.of("name", "机房一")))));
    Path one = folder.resolve("one.xlsx");
    Path other = folder.resolve("other.xlsx");
    RegisterTemplate.typed(one, registers, Language.ZH);
    RegisterTemplate.typed(other, registers, Language.ZH);
    assertThat(other).hasSameBinaryContentAs(one);
    try (ZipFile archive = new ZipFile(one.toFile())) {
      assertThat(archive.stream())
          .isNotEmpty()
          .allMatch(entry -> entry.getTimeLocal().getYear() == 1980);
    }
  }

  @Test
  void aWordIsKeptByItsCodeAndShownByItsLabel() {
    Column<?> purpose = column(Kind.SITE, "purpose");
    String code = purpose.words().iterator().next();
    for (Language language : Language.values()) {
      String label = cells.shown(Kind.SITE, purpose, code, language);
      assertThat(kept(Kind.SITE, purpose, label)).isEqualTo(code);
    }
    assertThat(cells.shown(Kind.SITE, purpose, "-", Language.ZH)).isEqualTo("-");
  }

  private static Column<?> column(Kind kind, String name) {
    return kind.shape().columns().get(kind.shape().index(name).orElseThrow());
  }

  @Test
  void whatCannotStandInACellIsToldByItsFault() {
    assertThat(fault(Kind.SITE, "purpose", "palace")).isEqualTo(FaultCode.REGISTER_WORD_INVALID);
    assertThat(fault(Kind.SITE, "customerRun", "maybe"))
        .isEqualTo(FaultCode.REGISTER_BOOLEAN_INVALID);
    assertThat(fault(Kind.APPROVAL, "validTo", "tomorrow"))
        .isEqualTo(FaultCode.REGISTER_DATE_INVALID);
  }

  private FaultCode fault(Kind kind, String column, String typed) {
    return ((TypedCells.Reading.Wrong) cells.read(kind, column(kind, column), typed))
        .fault()
        .code();
  }

  @Test
  void aWrongCellIsToldAndTheOthersAreGivenAllTheSame() throws IOException {
    Path file = folder.resolve("wrong.xlsx");
    RegisterTemplate.typed(
        file,
        List.of(new TypedRegister(Kind.SITE, false, List.of(new TypedRow("s1", Map.of())))),
        Language.ZH);
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      Sheet sheet = book.getSheet("机房与场所");
      int purpose = Site.SHAPE.index("purpose").orElseThrow() + 1;
      int name = Site.SHAPE.index("name").orElseThrow() + 1;
      sheet.getRow(2).createCell(purpose).setCellValue("palace");
      sheet.getRow(2).createCell(name).setCellValue(" 机房一 ");
      sheet.createRow(3).createCell(name).setCellValue("no id");
      try (OutputStream out = Files.newOutputStream(folder.resolve("changed.xlsx"))) {
        book.write(out);
      }
    }

    Problems problems = new Problems();
    List<TypedRegister> read =
        RegisterReader.typed(folder.resolve("changed.xlsx"), "changed.xlsx", problems);

    assertThat(problems.faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.REGISTER_WORD_INVALID, FaultCode.REGISTER_ID_MISSING);
    assertThat(read).hasSize(1);
    assertThat(read.getFirst().rows()).hasSize(1);
    assertThat(read.getFirst().rows().getFirst().cells())
        .containsEntry("name", "机房一")
        .containsEntry("country", "")
        .doesNotContainKey("purpose");
  }
}
