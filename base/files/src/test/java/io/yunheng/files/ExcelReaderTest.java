/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelReaderTest {
  @TempDir private Path folder;

  private final Problems problems = new Problems();
  private final List<String> opened = new ArrayList<>();

  @Test
  void everyKindOfValueIsReadAsItIsShown() throws IOException {
    Path file = folder.resolve("values.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XSSFSheet sheet = book.createSheet("值");
      CellStyle date = book.createCellStyle();
      date.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
      CellStyle money = book.createCellStyle();
      money.setDataFormat(book.createDataFormat().getFormat("[Red]#,##0.00\"ds\";-0"));
      Row row = sheet.createRow(4);
      row.createCell(0).setCellValue(" 文字 =1+1 ");
      row.createCell(1).setCellValue(20.0);
      row.createCell(2).setCellValue(0.1);
      row.createCell(3).setCellValue(LocalDate.of(2026, 11, 20));
      row.getCell(3).setCellStyle(date);
      row.createCell(4).setCellValue(LocalDateTime.of(2026, 11, 20, 8, 30, 15));
      row.getCell(4).setCellStyle(date);
      row.createCell(5).setCellValue(true);
      row.createCell(6).setCellErrorValue(FormulaError.NA.getCode());
      row.createCell(7).setCellValue("");
      row.createCell(27).setCellValue(1234.5);
      row.getCell(27).setCellStyle(money);
      sheet.createRow(9).setZeroHeight(true);
      sheet.getRow(9).createCell(0).setCellValue("hidden");
      save(book, file);
    }
    List<ExcelRow> rows = read(file);
    assertThat(rows).extracting(ExcelRow::number).containsExactly(5, 10);
    assertThat(rows.getFirst().cells())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                0, new ExcelCell(ExcelCell.Type.TEXT, " 文字 =1+1 "),
                1, new ExcelCell(ExcelCell.Type.NUMBER, "20"),
                2, new ExcelCell(ExcelCell.Type.NUMBER, "0.1"),
                3, new ExcelCell(ExcelCell.Type.DATE, "2026-11-20"),
                4, new ExcelCell(ExcelCell.Type.DATE, "2026-11-20T08:30:15"),
                5, new ExcelCell(ExcelCell.Type.TRUTH, "true"),
                6, new ExcelCell(ExcelCell.Type.ERROR, "#N/A"),
                27, new ExcelCell(ExcelCell.Type.NUMBER, "1234.5")));
    assertThat(ExcelRow.letters(27)).isEqualTo("AB");
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void inlineTextsRunsPhoneticGuidesAndEscapesAreTexts() throws IOException {
    Path file =
        archive(
            Map.of(
                "xl/worksheets/sheet1.xml",
                sheet(
                    "<row><c"
                        + " t='inlineStr'><is><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>_x000A_乙</t></r></is></c><c"
                        + " t='str'><v>_x005F_x0041_</v></c><c t='s'><v>0</v></c></row>"),
                "xl/sharedStrings.xml",
                "<sst><si><t>a&amp;b</t></si></sst>"));
    assertThat(read(file).getFirst().cells().values())
        .extracting(ExcelCell::text)
        .containsExactly("甲\n乙", "_x0041_", "a&b");
  }

  @Test
  void formulasAndMergedCellsAreToldWithTheirPlace() throws IOException {
    Path file = folder.resolve("formulas.xlsx");
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XSSFSheet sheet = book.createSheet("表");
      sheet.createRow(0).createCell(0).setCellValue("a");
      sheet.createRow(2).createCell(1).setCellFormula("HYPERLINK(\"x\")");
      sheet.addMergedRegion(new CellRangeAddress(3, 4, 0, 1));
      save(book, file);
    }
    read(file);
    assertThat(problems.faults())
        .containsExactly(
            Fault.of(
                FaultCode.REGISTER_FORMULA,
                "file",
                "f.xlsx",
                "sheet",
                "表",
                "row",
                "3",
                "column",
                "B"),
            Fault.of(
                FaultCode.REGISTER_MERGED_CELLS, "file", "f.xlsx", "sheet", "表", "range", "A4:B5"));
  }

  @Test
  void tooManyRowsAreToldAndNotRead() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      rows.append("<row><c><v>1</v></c></row><row/>");
    }
    Path file = archive(Map.of("xl/worksheets/sheet1.xml", sheet(rows.toString())));
    ExcelLimits few = new ExcelLimits(1 << 20, 1 << 20, 1 << 20, 20, 10, 1 << 20);
    assertThat(read(file, few)).hasSize(10);
    assertThat(problems.faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.REGISTER_TOO_MANY_ROWS);
  }

  @Test
  void sheetsThatAreNotWantedAreNotOpened() throws IOException {
    Path file = archive(Map.of("xl/worksheets/sheet1.xml", "this is no XML"));
    new ExcelReader(ExcelLimits.USUAL)
        .read(
            file,
            "f.xlsx",
            new ExcelVisitor() {
              @Override
              public boolean wants(String sheet) {
                opened.add(sheet);
                return false;
              }

              @Override
              public void row(String sheet, ExcelRow row) {}
            },
            problems);
    assertThat(opened).containsExactly("s");
  }

  @Test
  void entitiesAreRefused() throws IOException {
    String bomb =
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY b"
            + " 'boom'>]>"
            + sheet("<row><c t='inlineStr'><is><t>&a;&b;</t></is></c></row>");
    assertThat(refused(archive(Map.of("xl/worksheets/sheet1.xml", bomb))))
        .isEqualTo(FaultCode.EXCEL_XML_ENTITY);
    assertThat(
            refused(
                archive(
                    Map.of("xl/workbook.xml", "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x'><x/>"))))
        .isEqualTo(FaultCode.EXCEL_XML_ENTITY);
  }

  @Test
  void whatSwellsIsRefused() throws IOException {
    String spaces = " ".repeat(1 << 20).repeat(24);
    assertThat(refused(archive(Map.of("xl/worksheets/sheet1.xml", sheet(spaces)))))
        .isEqualTo(FaultCode.EXCEL_BOMB);
    ExcelLimits small = new ExcelLimits(1 << 20, 40, 1 << 20, 20, 10, 1 << 20);
    assertThat(refused(archive(Map.of()), small)).isEqualTo(FaultCode.EXCEL_TOO_LARGE);
    ExcelLimits tiny = new ExcelLimits(10, 100, 1 << 20, 20, 10, 1 << 20);
    assertThat(refused(archive(Map.of()), tiny)).isEqualTo(FaultCode.EXCEL_TOO_LARGE);
  }

  @Test
  void otherThingsThanXlsxAreNamed() throws IOException {
    assertThat(refused(folder.resolve("none.xlsx"))).isEqualTo(FaultCode.FILE_MISSING);
    assertThat(refused(bytes("id,name\n1,a".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(FaultCode.EXCEL_OTHER_FORMAT);
    assertThat(refused(bytes(new byte[0]))).isEqualTo(FaultCode.EXCEL_OTHER_FORMAT);
    assertThat(refused(bytes(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0})))
        .isEqualTo(FaultCode.EXCEL_OLD_FORMAT);
    assertThat(refused(archive(Map.of("xl/vbaProject.bin", "x"))))
        .isEqualTo(FaultCode.EXCEL_MACROS);
    byte[] whole = Files.readAllBytes(archive(Map.of()));
    assertThat(refused(bytes(java.util.Arrays.copyOf(whole, whole.length / 2))))
        .isEqualTo(FaultCode.EXCEL_TRUNCATED);
    assertThat(refused(archive(Map.of("xl/worksheets/sheet1.xml", "<sheetData><row>"))))
        .isEqualTo(FaultCode.EXCEL_UNREADABLE);
    assertThat(
            refused(
                archive(
                    Map.of("xl/worksheets/sheet1.xml", sheet("<row><c t='s'><v>9</v></c></row>")))))
        .isEqualTo(FaultCode.EXCEL_UNREADABLE);
    assertThat(
            refused(
                archive(
                    Map.of(
                        "xl/worksheets/sheet1.xml",
                        sheet("<row><c><v>1e999999999</v></c></row>")))))
        .isEqualTo(FaultCode.EXCEL_UNREADABLE);
  }

  private List<ExcelRow> read(Path file) {
    return read(file, ExcelLimits.USUAL);
  }

  private List<ExcelRow> read(Path file, ExcelLimits limits) {
    List<ExcelRow> rows = new ArrayList<>();
    new ExcelReader(limits)
        .read(
            file,
            "f.xlsx",
            new ExcelVisitor() {
              @Override
              public boolean wants(String sheet) {
                return true;
              }

              @Override
              public void row(String sheet, ExcelRow row) {
                rows.add(row);
              }
            },
            problems);
    return rows;
  }

  private FaultCode refused(Path file) {
    return refused(file, ExcelLimits.USUAL);
  }

  private FaultCode refused(Path file, ExcelLimits limits) {
    FaultException thrown = catchThrowableOfType(FaultException.class, () -> read(file, limits));
    assertThat(thrown).isNotNull();
    assertThat(thrown.fault().details()).containsEntry("file", "f.xlsx");
    return thrown.fault().code();
  }

  private Path bytes(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(folder, "f", ".xlsx"), content);
  }

  private static void save(XSSFWorkbook book, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      book.write(out);
    }
  }

  private static String sheet(String rows) {
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  }

  private Path archive(Map<String, String> changes) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>");
    parts.put(
        "_rels/.rels",
        "<R><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></R>");
    parts.put("xl/workbook.xml", "<workbook><sheets><sheet name='s' id='r1'/></sheets></workbook>");
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<R><Relationship Id='r1' Type='x/worksheet' Target='/xl/worksheets/sheet1.xml'/></R>");
    parts.put("xl/worksheets/sheet1.xml", sheet(""));
    parts.putAll(changes);
    Path file = Files.createTempFile(folder, "a", ".xlsx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }
}
