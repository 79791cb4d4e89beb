/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.report.page.PageTemplates;
import io.yunheng.report.words.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A form goes out with everything that is asked, and what was filled in is read back. */
class QuestionFormTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String HOSTILE = "=cmd|' /C calc'!A0<img src=x onerror=alert(1)>";

  @TempDir private Path folder;

  private static QuestionForm form(Language language, String text) {
    return new QuestionForm(
        new QuestionForm.Head(ID, 3, text, text, text, text, "2026-12-01", text + "\n" + text),
        List.of(
            new QuestionForm.Line(
                1, text, List.of(text), List.of("是，已完成", text), text, text, text, 4),
            new QuestionForm.Line(2, "机房在哪里？", List.of(), List.of(), "", "", "", 1)),
        language);
  }

  private static byte[] excel(QuestionForm form) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    QuestionFormWorkbook.write(form, out);
    return out.toByteArray();
  }

  private static byte[] changed(byte[] excel, Consumer<XSSFWorkbook> change) throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(excel));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      change.accept(book);
      book.write(out);
      return out.toByteArray();
    }
  }

  private Optional<FilledForm> read(byte[] excel, Problems problems) throws IOException {
    Path file = Files.write(folder.resolve("form.xlsx"), excel);
    return FilledFormReader.read(file, "form.xlsx", Words.in(Language.ZH), problems);
  }

  private static Row row(Sheet sheet, int number) {
    for (Row row : sheet) {
      if (row.getCell(0) != null
          && row.getCell(0).getCellType() == CellType.NUMERIC
          && row.getCell(0).getNumericCellValue() == number) {
        return row;
      }
    }
    throw new AssertionError("no row " + number);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatWasFilledInIsReadBackAndWhatStoodThereToo(Language language) throws IOException {
    byte[] back =
        changed(
            excel(form(language, HOSTILE)),
            book -> {
              Row row = row(book.getSheetAt(0), 2);
              row.getCell(4).setCellValue(" 北京\n上海 ");
              row.getCell(6).setCellValue("a.pdf\nb.pdf");
            });
    Problems problems = new Problems();
    FilledForm read = read(back, problems).orElseThrow();
    assertThat(problems.faults()).isEmpty();
    assertThat(read.id()).isEqualTo(ID);
    assertThat(read.rows())
        .containsExactly(
            new FilledForm.Row(1, 4, HOSTILE, HOSTILE, ""),
            new FilledForm.Row(2, 1, "北京\n上海", "", "a.pdf\nb.pdf"));
  }

  @Test
  void theSheetIsMadeForFillingInAndForPrinting() throws IOException {
    byte[] bytes = excel(form(Language.ZH, HOSTILE));
    assertThat(excel(form(Language.ZH, HOSTILE))).isEqualTo(bytes);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      assertThat(book.getProperties().getCustomProperties().getProperty("yunheng-request"))
          .satisfies(property -> assertThat(property.getLpwstr()).isEqualTo(ID));
      Sheet sheet = book.getSheetAt(0);
      for (Row row : sheet) {
        row.forEach(
            cell -> {
              assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
              if (cell.getCellType() == CellType.STRING
                  && cell.getStringCellValue().startsWith("=")) {
                assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
              }
            });
      }
      DataValidation words = sheet.getDataValidations().getFirst();
      assertThat(sheet.getDataValidations()).hasSize(1);
      String range = words.getValidationConstraint().getFormula1();
      int at = row(sheet, 1).getRowNum();
      assertThat(range).contains("$A$" + (at + 1) + ":$B$" + (at + 1));
      assertThat(book.getSheetAt(1).getRow(at).getCell(0).getStringCellValue()).isEqualTo("是，已完成");
      assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(at - 1);
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
      assertThat(sheet.getPrintSetup().getFitHeight()).isEqualTo((short) 0);
      assertThat(sheet.getProtect()).isTrue();
      assertThat(row(sheet, 2).getCell(4).getCellStyle().getLocked()).isFalse();
      assertThat(row(sheet, 2).getCell(7).getCellStyle().getLocked()).isTrue();
      assertThat(sheet.getRow(sheet.getLastRowNum()).getCell(1).getStringCellValue())
          .contains("签字");
    }
  }

  @Test
  void aRowThatIsWrongIsToldAndLeftOut() throws IOException {
    byte[] back =
        changed(
            excel(form(Language.ZH, "问题")),
            book -> {
              Sheet sheet = book.getSheetAt(0);
              row(sheet, 1).getCell(4).setCellFormula("HYPERLINK(\"http://x\",\"是\")");
              row(sheet, 2).getCell(4).setCellValue("长".repeat(4001));
              Row third = sheet.createRow(row(sheet, 2).getRowNum() + 1);
              third.createCell(0).setCellValue(2);
              third.createCell(4).setCellValue("又一次");
              Row fourth = sheet.createRow(third.getRowNum() + 1);
              fourth.createCell(0).setCellValue("二");
              fourth.createCell(4).setCellValue("不知道");
              Row fifth = sheet.createRow(fourth.getRowNum() + 1);
              fifth.createCell(0).setCellValue(9);
              fifth.createCell(4).setCellErrorValue((byte) 0x2a);
            });
    Problems problems = new Problems();
    assertThat(read(back, problems).orElseThrow().rows()).isEmpty();
    assertThat(problems.faults())
        .extracting(fault -> fault.code())
        .containsExactly(
            FaultCode.REGISTER_FORMULA,
            FaultCode.FORM_CELL_INVALID,
            FaultCode.FORM_ROW_TWICE,
            FaultCode.FORM_ROW_INVALID,
            FaultCode.FORM_CELL_INVALID);
  }

  @Test
  void theIdIsInTheCellOrInThePropertyAndNeverTwoOfThem() throws IOException {
    byte[] out = excel(form(Language.ZH, "问题"));
    byte[] without =
        changed(
            out,
            book -> {
              for (Row row : book.getSheetAt(0)) {
                row.forEach(
                    cell -> {
                      if (cell.getCellType() == CellType.STRING
                          && cell.getStringCellValue().equals(ID)) {
                        cell.setCellValue("");
                      }
                    });
              }
            });
    assertThat(read(without, new Problems()).orElseThrow().id()).isEqualTo(ID);
    byte[] two =
        changed(
            out,
            book ->
                book.getProperties()
                    .getCustomProperties()
                    .getProperty("yunheng-request")
                    .setLpwstr("f".repeat(32)));
    assertThatThrownBy(() -> read(two, new Problems()))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.FORM_ID_CONFLICT));
    try (XSSFWorkbook other = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      other.createSheet("别的").createRow(0).createCell(0).setCellValue("序号");
      other.write(bytes);
      assertThat(read(bytes.toByteArray(), new Problems())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theZipHasTheSameOnAPageThatNeedsNothingElse(Language language) throws IOException {
    QuestionFormArchive archive = new QuestionFormArchive(new PageTemplates());
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    archive.write(form(language, HOSTILE), first);
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    archive.write(form(language, HOSTILE), second);
    assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(first.toByteArray()))) {
      for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
        files.put(one.getName(), zip.readAllBytes());
      }
    }
    assertThat(files.keySet())
        .containsExactly(
            language == Language.ZH
                ? new String[] {"填报表.xlsx", "填报表.html", "附件/说明.txt"}
                : new String[] {"form.xlsx", "form.html", "attachments/README.txt"});
    String page =
        new String(
            files.values().stream().skip(1).findFirst().orElseThrow(), StandardCharsets.UTF_8);
    assertThat(page)
        .contains(ID, "2026-12-01", "@media print", "@page", "Noto Sans CJK SC")
        .doesNotContain("<script", "<img", "http://", "https://", "<link", "url(");
  }
}
