/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.estate.AddressPrefix;
import io.yunheng.estate.Agreement;
import io.yunheng.estate.Approval;
import io.yunheng.estate.Column;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.RegisterReader;
import io.yunheng.estate.RegisterSource;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Site;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegisterTest {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final EstateHeader HEADER =
      new EstateHeader("papers", "", NOON, EstateHeader.PLATFORM, List.of(), "test");
  private static final RegisterSource SOURCE =
      new RegisterSource(HEADER, ZoneId.of("Asia/Shanghai"), Origin.Manner.TYPED);
  private static final List<String> TEXTS =
      List.of(
          "",
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
          "=cmd|'/c calc'!A0",
          "c\u0000\u0007\u001b\rd",
          "\ud800half\udc00",
          "_x0041_",
          "]]>&#x0;",
          "10.0.0.0/8",
          "0012",
          "2026-11-20");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Language.class)
  void anEmptyTemplateReadsAsNothingKnown(Language language) {
    Path file = folder.resolve("empty.xlsx");
    RegisterTemplate.write(file, List.of(Kind.values()), language);

    Estate estate = read(file);

    assertThat(estate.size()).isZero();
    assertThat(estate.coverages()).hasSize(Kind.values().length);
    assertThat(estate.coverages())
        .allSatisfy(
            coverage -> {
              assertThat(coverage.status()).isEqualTo(Understanding.PARTIAL);
              assertThat(coverage.reason()).isEqualTo(RegisterReader.NOT_DECLARED);
            });
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsWrittenIsReadBack(Language language) {
    long seed = Long.getLong("seed", System.nanoTime());
    Estate written = random(new Random(seed));
    Path file = folder.resolve("all.xlsx");
    RegisterTemplate.write(file, List.of(Kind.values()), written, language);

    Estate read = read(file);

    for (Kind kind : Kind.values()) {
      assertThat(facts(read, kind.shape()))
          .as("seed %d, %s", seed, kind.code())
          .isEqualTo(facts(written, kind.shape()));
      assertThat(read.complete(kind)).isEqualTo(written.complete(kind));
    }
  }

  @Test
  void whatIsWrittenIsNoFormulaAndFitsIntoItsCell() throws IOException {
    Origin origin = new Origin("test", "hostile", NOON, Origin.Manner.TYPED);
    Row row = Site.SHAPE.row("=1+1", origin, Gap.notRecorded(origin));
    int name = Site.SHAPE.index("name").orElseThrow();
    row.set(name, Fact.known("@" + "𠮷".repeat(20_000)));
    Path file = folder.resolve("hostile.xlsx");
    RegisterTemplate.write(
        file,
        List.of(Kind.SITE),
        Estate.builder(HEADER).add(Site.SHAPE.build(row)).build(),
        Language.ZH);

    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      for (int column : new int[] {0, name + 1}) {
        Cell cell = book.getSheetAt(1).getRow(2).getCell(column);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
      }
    }
    Site site = read(file).all(Site.SHAPE).getFirst();
    assertThat(site.id()).isEqualTo("=1+1");
    assertThat(site.name()).isEqualTo(Fact.known("@" + "𠮷".repeat(16_382) + "…"));
  }

  @Test
  void emptyIsUnknownAndADashIsNone() {
    Path file = filled(Kind.SITE, sheet -> row(sheet, 2, "s1", "机房一", "?", "-", ""));

    Site site = read(file).all(Site.SHAPE).getFirst();

    assertThat(site.name()).isEqualTo(Fact.known("机房一"));
    assertThat(site.purpose().isUnknown()).isTrue();
    assertThat(site.country()).isEqualTo(Fact.none());
    assertThat(site.province().why()).map(Gap::need).contains("register:site.province");
    assertThat(site.origin().call()).isEqualTo("register.xlsx, sheet '机房与场所', row 3");
  }

  @Test
  void aDayOfExpiryIsItsEndInTheCasesZone() {
    int validTo = Approval.SHAPE.index("validTo").orElseThrow() + 1;
    int validFrom = Approval.SHAPE.index("validFrom").orElseThrow() + 1;
    Path file =
        filled(
            Kind.APPROVAL,
            sheet -> {
              row(sheet, 2, "a1");
              sheet.getRow(2).createCell(validFrom).setCellValue("2026年11月20日");
              sheet.getRow(2).createCell(validTo).setCellValue("2026-11-20");
            });

    Approval approval = read(file).all(Approval.SHAPE).getFirst();

    assertThat(approval.validFrom()).isEqualTo(Fact.known(Instant.parse("2026-11-19T16:00:00Z")));
    assertThat(approval.validTo()).isEqualTo(Fact.known(Instant.parse("2026-11-20T15:59:59Z")));
  }

  @Test
  void whatAPaperStatesIsWords() {
    int points = Agreement.SHAPE.index("points").orElseThrow() + 1;
    Path file =
        filled(
            Kind.AGREEMENT,
            sheet -> {
              row(sheet, 2, "a1");
              sheet.getRow(2).createCell(points).setCellValue("服务内容、技术指标；erasure");
              row(sheet, 3, "a2");
              sheet.getRow(3).createCell(points).setCellValue("服务内容;随便写的");
            });
    Problems problems = new Problems();

    Estate read = RegisterReader.read(file, "register.xlsx", SOURCE, problems);

    assertThat(read.find(Agreement.SHAPE, "a1").orElseThrow().points().optional())
        .contains(List.of("services", "indicators", "erasure"));
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> {
              assertThat(e.faults()).hasSize(1);
              assertThat(e.fault().code()).isEqualTo(FaultCode.REGISTER_WORD_INVALID);
              assertThat(e.fault().details())
                  .containsEntry("value", "随便写的")
                  .containsEntry("row", "4");
            });
  }

  @Test
  void everythingWrongIsToldByItsPlace() {
    Path file =
        filled(
            Kind.SITE,
            sheet -> {
              row(sheet, 2, "s1", "one", "palace");
              row(sheet, 3, "s1", "again");
              row(sheet, 4, "", "no id");
              row(sheet, 5, "s2");
              sheet
                  .getRow(5)
                  .createCell(Site.SHAPE.index("customerRun").orElseThrow() + 1)
                  .setCellValue("maybe");
              row(sheet, 6, "s3");
              sheet.getRow(6).createCell(1).setCellFormula("1+1");
              sheet.getRow(0).createCell(20).setCellValue("颜色");
              sheet.addMergedRegion(new CellRangeAddress(7, 8, 0, 1));
            });

    assertThat(faults(file))
        .extracting(Fault::code)
        .containsExactlyInAnyOrder(
            FaultCode.REGISTER_WORD_INVALID,
            FaultCode.REGISTER_DUPLICATE_ID,
            FaultCode.REGISTER_ID_MISSING,
            FaultCode.REGISTER_BOOLEAN_INVALID,
            FaultCode.REGISTER_FORMULA,
            FaultCode.REGISTER_COLUMN_UNKNOWN,
            FaultCode.REGISTER_MERGED_CELLS);
    assertThat(faults(file).getFirst().details())
        .containsEntry("file", "register.xlsx")
        .containsEntry("sheet", "机房与场所");
  }

  @Test
  void foreignSheetsAndMissingTitlesAreTold() throws IOException {
    Path file = folder.resolve("foreign.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      book.createSheet("预算").createRow(0).createCell(0).setCellValue("x");
      book.createSheet("机房与场所").createRow(0).createCell(0).setCellValue("名称");
      book.write(out);
    }

    assertThat(faults(file))
        .extracting(Fault::code)
        .containsExactlyInAnyOrder(
            FaultCode.REGISTER_SHEET_UNKNOWN, FaultCode.REGISTER_HEADER_MISSING);
  }

  @Test
  void whatIsNoWorkbookIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.xlsx"), "PK\u0003\u0004 not a zip");

    assertThatThrownBy(() -> read(file)).isInstanceOf(FaultException.class);
  }

  @Test
  void aDeclaredRegisterProvesAbsence() {
    Estate none =
        Estate.builder(HEADER)
            .add(
                new Coverage(
                    Kind.ADDRESS_PREFIX,
                    Coverage.WHOLE,
                    Understanding.COMPLETE,
                    "",
                    "",
                    0,
                    new Origin("x", "x", NOON, Origin.Manner.TYPED)))
            .build();
    Path file = folder.resolve("declared.xlsx");
    RegisterTemplate.write(file, List.of(Kind.ADDRESS_PREFIX), none, Language.ZH);

    Estate read = read(file);

    assertThat(read.complete(Kind.ADDRESS_PREFIX)).isTrue();
    assertThat(read.all(AddressPrefix.SHAPE)).isEmpty();
  }

  private Estate read(Path file) {
    Problems problems = new Problems();
    Estate estate = RegisterReader.read(file, "register.xlsx", SOURCE, problems);
    problems.throwIfAny();
    return estate;
  }

  private static List<Fault> faults(Path file) {
    Problems problems = new Problems();
    RegisterReader.read(file, "register.xlsx", SOURCE, problems);
    try {
      problems.throwIfAny();
      return List.of();
    } catch (FaultException e) {
      return e.faults();
    }
  }

  private Path filled(Kind kind, Consumer<Sheet> fill) {
    Path file = folder.resolve("register.xlsx");
    RegisterTemplate.write(file, List.of(kind), Language.ZH);
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      fill.accept(book.getSheetAt(1));
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void row(Sheet sheet, int number, String... cells) {
    org.apache.poi.ss.usermodel.Row row = sheet.createRow(number);
    for (int i = 0; i < cells.length; i++) {
      row.createCell(i).setCellValue(cells[i]);
    }
  }

  private static <R extends Resource> List<List<Object>> facts(Estate estate, Shape<R> shape) {
    List<List<Object>> all = new ArrayList<>();
    for (R record : estate.all(shape)) {
      List<Object> facts = new ArrayList<>();
      facts.add(record.id());
      for (Column<R> column : shape.columns()) {
        Fact<?> fact = column.of(record);
        facts.add(fact.isUnknown() ? "unknown" : fact);
      }
      all.add(facts);
    }
    return all;
  }

  private static Estate random(Random random) {
    Origin origin = new Origin("test", "random", NOON, Origin.Manner.TYPED);
    Gap gap = Gap.notRecorded(origin);
    Estate.Builder builder = Estate.builder(HEADER);
    for (Kind kind : Kind.values()) {
      Shape<?> shape = kind.shape();
      for (int i = 0; i < 4; i++) {
        Row row = shape.row("id-" + i, origin, gap);
        for (int column = 0; column < shape.columns().size(); column++) {
          row.set(column, fact(random, shape.columns().get(column), gap));
        }
        builder.add(shape.build(row));
      }
      if (random.nextBoolean()) {
        builder.add(new Coverage(kind, Coverage.WHOLE, Understanding.COMPLETE, "", "", 4, origin));
      }
    }
    return builder.build();
  }

  private static Fact<?> fact(Random random, Column<?> column, Gap gap) {
    return switch (random.nextInt(5)) {
      case 0 -> Fact.unknown(gap);
      case 1 -> Fact.none();
      default ->
          switch (column.type()) {
            case TEXT, REF -> Fact.known(any(random, TEXTS));
            case WORD -> Fact.known(any(random, List.copyOf(column.words())));
            case BOOL -> Fact.known(random.nextBoolean());
            case NUMBER -> Fact.known(random.nextLong());
            case TIME -> Fact.known(NOON.plusMillis(random.nextInt()));
            case TEXTS, REFS -> {
              List<String> entries = column.words().isEmpty() ? TEXTS : List.copyOf(column.words());
              yield Fact.known(
                  random
                      .ints(random.nextInt(4), 0, entries.size())
                      .mapToObj(entries::get)
                      .toList());
            }
          };
    };
  }

  private static <T> T any(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
