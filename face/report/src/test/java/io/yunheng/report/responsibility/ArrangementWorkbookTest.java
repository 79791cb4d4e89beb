/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import static io.yunheng.report.responsibility.Worked.CATALOG;
import static io.yunheng.report.responsibility.Worked.ROLES;
import static io.yunheng.report.responsibility.Worked.example;
import static io.yunheng.report.responsibility.Worked.examples;
import static io.yunheng.report.responsibility.Worked.read;
import static io.yunheng.report.responsibility.Worked.same;
import static io.yunheng.report.responsibility.Worked.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementReader;
import io.yunheng.responsibility.ArrangementYaml;
import io.yunheng.responsibility.Behaviour;
import io.yunheng.responsibility.Organisation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Arrangements written as workbooks, and the same again when read. */
class ArrangementWorkbookTest {
  private static final long SEED = Long.getLong("yunheng.seed", 20_261_121L);
  private static final int RUNS = 160;

  /** Every so many runs a workbook too, which takes longer. */
  private static final int WORKBOOK = 8;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyExampleIsTheSameAfterBothForms(Language language) {
    assertThat(examples()).hasSizeGreaterThan(4);
    for (Path path : examples()) {
      String name = String.valueOf(path.getFileName());
      Arrangement original = example(name);

      Arrangement back = read(write(original, language, folder.resolve("book.xlsx")));

      same(back, original, name);
      same(yaml(back), original, name);
      assertThat(ArrangementYaml.bytes(yaml(back))).isEqualTo(ArrangementYaml.bytes(original));
    }
  }

  @Test
  void bothFormsKeepWhateverTextsThereAre() {
    NastyArrangement nasty =
        new NastyArrangement(
            new SplittableRandom(SEED), ROLES.behaviours().stream().map(Behaviour::id).toList());
    for (int run = 0; run < RUNS; run++) {
      Arrangement original = nasty.next();
      same(yaml(original), original, "YAML, seed " + SEED + " run " + run);
      if (run % WORKBOOK == 0) {
        Language language = run % (2 * WORKBOOK) == 0 ? Language.ZH : Language.EN;
        same(
            read(write(original, language, folder.resolve("book.xlsx"))),
            original,
            "workbook, seed " + SEED + " run " + run);
      }
    }
  }

  @Test
  void linesAreRows() {
    Arrangement read =
        read(write(example("gov-website.yaml"), Language.ZH, folder.resolve("book.xlsx")));

    assertThat(read.acts().getFirst().line()).isEqualTo(2);
    assertThat(read.acts().getLast().line()).isEqualTo(read.acts().size() + 1);
    assertThat(read.delegations()).extracting("line").containsExactly(2, 3, 4, 5, 6);
    assertThat(read.agreement("SUB").orElseThrow().line()).isEqualTo(4);
  }

  @Test
  void textsThatBeginLikeFormulasStayTexts() throws IOException {
    Arrangement original = named("=HYPERLINK(\"http://x\")");
    Path file = write(original, Language.ZH, folder.resolve("book.xlsx"));

    try (XSSFWorkbook book = open(file)) {
      XSSFCell name = cell(book, "组织", "B2");
      assertThat(name.getCellType()).isEqualTo(CellType.STRING);
      assertThat(name.getStringCellValue()).isEqualTo("=HYPERLINK(\"http://x\")");
      assertThat(name.getCellStyle().getQuotePrefixed()).isTrue();
      assertThat(name.getCellStyle().getDataFormatString()).isEqualTo("@");
    }
    same(read(file), original, "formula-like");
  }

  @Test
  void aTextThatNoCellHoldsIsRefusedNotCut() {
    Path file = folder.resolve("book.xlsx");

    assertThatThrownBy(() -> write(named("长".repeat(40_000)), Language.EN, file))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("book.xlsx / Organisations")
        .hasMessageContaining("line=2")
        .hasMessageContaining("Name name");
    assertThat(file).doesNotExist();
  }

  @Test
  void cellsOfferTheWordsAndIdsThereAre() throws IOException {
    Path file = write(example("gov-website.yaml"), Language.ZH, folder.resolve("book.xlsx"));

    try (XSSFWorkbook book = open(file)) {
      assertThat(offered(book, "行为", "C2"))
          .hasSize(ROLES.behaviours().size())
          .contains("manages-operations 管理平台运维：签运维协议、审批变更");
      assertThat(offered(book, "服务", "D300")).contains("public 公共云", "private 私有云").hasSize(4);
      assertThat(offered(book, "转移", "F2")).contains("platform 平台层");
      assertThat(validation(book, "服务", "C2").getFormula1()).contains("'说明'!$B$");
      assertThat(validation(book, "服务", "G2").getExplicitListValues()).containsExactly("是", "否");
      assertThat(validation(book, "服务", "F2").getExplicitListValues())
          .containsExactly("1", "2", "3", "4", "5");
      assertThat(validation(book, "转移", "C2").getFormula1()).contains("'组织'!$A$2");
      assertThat(validation(book, "转移", "H2").getFormula1()).contains("'协议'!$A$2");
      assertThat(validation(book, "监督记录", "B2").getFormula1()).contains("'多云规范'!$A$2");
      assertThat(cell(book, "协议", "D2").getLocalDateTimeCellValue().toLocalDate())
          .hasToString("2026-01-10");
      assertThat(cell(book, "协议", "D2").getCellStyle().getDataFormatString())
          .isEqualTo("yyyy-mm-dd");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theNotesExplainEveryColumn(Language language) throws IOException {
    Path file = folder.resolve("template.xlsx");
    ArrangementWorkbook.write(Optional.empty(), ROLES, CATALOG, language, file);

    try (XSSFWorkbook book = open(file)) {
      XSSFSheet notes = book.getSheetAt(10);
      StringBuilder explained = new StringBuilder();
      notes.forEach(row -> row.forEach(cell -> explained.append(cell).append('\n')));
      for (int i = 1; i < 10; i++) {
        XSSFSheet sheet = book.getSheetAt(i);
        assertThat(explained.toString()).contains(sheet.getSheetName());
        sheet
            .getRow(0)
            .forEach(
                cell ->
                    assertThat(explained.toString())
                        .contains(cell.getStringCellValue().replace('\n', ' ')));
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
      }
      assertThat(book.getSheetAt(11).getLastRowNum()).isGreaterThan(700);
    }
  }

  private static Arrangement named(String name) {
    Arrangement one = example("annex-a1.yaml");
    List<Organisation> organisations =
        one.organisations().stream()
            .map(
                each ->
                    new Organisation(
                        each.id(),
                        each.equals(one.organisations().getFirst()) ? name : name + each.id(),
                        each.several()))
            .toList();
    return new Arrangement(
        one.name(),
        one.asOf(),
        organisations,
        one.services(),
        one.acts(),
        one.agreements(),
        one.delegations(),
        one.authorisations(),
        one.norms(),
        one.supervisions());
  }

  private static Arrangement yaml(Arrangement arrangement) {
    return ArrangementReader.read(ArrangementYaml.bytes(arrangement), "written.yaml", ROLES.ids());
  }

  private static XSSFWorkbook open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  private static XSSFCell cell(XSSFWorkbook book, String sheet, String place) {
    CellAddress address = new CellAddress(place);
    return book.getSheet(sheet).getRow(address.getRow()).getCell(address.getColumn());
  }

  private static org.apache.poi.ss.usermodel.DataValidationConstraint validation(
      XSSFWorkbook book, String sheet, String place) {
    CellAddress address = new CellAddress(place);
    for (XSSFDataValidation one : book.getSheet(sheet).getDataValidations()) {
      if (one.getRegions()
          .getCellRangeAddresses()[0]
          .isInRange(address.getRow(), address.getColumn())) {
        assertThat(one.getSuppressDropDownArrow()).as("the arrow is shown").isTrue();
        return one.getValidationConstraint();
      }
    }
    throw new AssertionError(sheet + " " + place);
  }

  /** The choices listed on the sheet with the notes. */
  private static List<String> offered(XSSFWorkbook book, String sheet, String place) {
    String area = validation(book, sheet, place).getFormula1();
    String[] ends = area.substring(area.indexOf('!') + 1).replace("$", "").split(":", -1);
    return java.util.stream.IntStream.rangeClosed(
            new CellAddress(ends[0]).getRow(), new CellAddress(ends[1]).getRow())
        .mapToObj(row -> book.getSheet("说明").getRow(row).getCell(1).getStringCellValue())
        .toList();
  }
}
