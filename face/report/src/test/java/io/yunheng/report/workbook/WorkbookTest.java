/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yunheng.assessment.HighRiskJudgement;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.report.golden.Golden;
import io.yunheng.report.workbook.WorkbookEdits.Edit;
import io.yunheng.report.workbook.WorkbookEdits.HighRiskEdit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {
  private static final int VERDICT = RecordColumn.VERDICT.place();

  @TempDir private Path folder;

  private final SampleBook sample = new SampleBook(Language.ZH);
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("workbook.xlsx");
    new WorkbookWriter().write(sample.view(), file);
  }

  @Test
  void theSameContentsGiveTheSameBytes() throws IOException, InterruptedException {
    Thread.sleep(2100);
    Path again = folder.resolve("again.xlsx");
    new WorkbookWriter().write(sample.view(), again);
    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void everySheetHoldsWhatItShould() throws IOException {
    for (Language language : Language.values()) {
      new WorkbookWriter().write(new SampleBook(language).view(), file);
      Golden.compare(dump(), "workbook-" + language.code() + ".txt");
    }
  }

  @Test
  void nothingIsEverAFormula() throws IOException {
    edit(
        book ->
            book.forEach(
                sheet ->
                    sheet.forEach(
                        row ->
                            row.forEach(
                                cell -> {
                                  assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                                  if (cell.getCellType() == CellType.STRING
                                      && !cell.getStringCellValue().isEmpty()
                                      && "=+-@".indexOf(cell.getStringCellValue().charAt(0)) >= 0) {
                                    assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                                  }
                                }))));
  }

  @Test
  void onlyTheColumnsToFillInAreUnlocked() throws IOException {
    edit(
        book -> {
          book.forEach(sheet -> assertThat(sheet.getProtect()).as(sheet.getSheetName()).isTrue());
          Row row = book.getSheet("测评记录").getRow(1);
          for (RecordColumn column : RecordColumn.values()) {
            assertThat(row.getCell(column.place()).getCellStyle().getLocked())
                .isNotEqualTo(column.editable());
          }
          assertThat(book.getSheet("测评记录").getDataValidations()).hasSize(3);
        });
  }

  @Test
  void aFreshWorkbookReadsBackWhatWasPrefilled() {
    WorkbookEdits edits = new WorkbookReader().read(file, sample);
    assertThat(edits.missing()).isZero();
    assertThat(edits.edits().stream().filter(Edit::written)).hasSize(2);
    assertThat(edits.edits().stream().filter(Edit::written).findFirst().orElseThrow())
        .isEqualTo(
            new Edit(
                10,
                "MLPS-L3-sample-4",
                "platform",
                Optional.of(Verdict.COMPLIANT),
                "现场查看，\n第二行 _x0041_ 与 \u0001",
                "+E-12",
                "@厂商补丁",
                "张工",
                Optional.of(LocalDate.of(2026, 11, 21))));
  }

  @Test
  void whatAPersonWritesIsReadWhereverTheColumnsWent() throws IOException {
    edit(
        book -> {
          Sheet sheet = book.getSheet("测评记录");
          write(sheet, 3, "不符合", "防火墙未启用", "E-1", "李工", "2026/11/22");
          write(sheet, 1, " partial ".strip(), "", "", "", "");
          set(sheet, 1, VERDICT, "non-compliant");
          sheet.getRow(3).setZeroHeight(true);
          moveFirstColumnBehindTheLast(sheet);
        });
    List<Edit> edits =
        new WorkbookReader().read(file, sample).edits().stream().filter(Edit::written).toList();
    assertThat(edits).hasSize(4);
    assertThat(edits)
        .contains(
            new Edit(
                4,
                "MLPS-L3-sample-1",
                "platform",
                Optional.of(Verdict.NON_COMPLIANT),
                "防火墙未启用",
                "E-1",
                "",
                "李工",
                Optional.of(LocalDate.of(2026, 11, 22))));
    assertThat(edits.getFirst().verdict()).contains(Verdict.NON_COMPLIANT);
  }

  @Test
  void whatIsSaidOfHighRiskCasesIsReadBack() throws IOException {
    assertThat(new WorkbookReader().read(file, sample).highRisks())
        .containsExactly(
            new HighRiskEdit(
                2,
                "7.2.1.2",
                Optional.of(HighRiskJudgement.Decision.REJECTED),
                "已有旁路隔离",
                "张工",
                Optional.of(LocalDate.of(2026, 11, 21))));
    edit(book -> set(book.getSheet("高风险判例"), 1, HighRiskColumn.DECISION.place(), "也许"));
    assertThat(refused()).isEqualTo(FaultCode.REGISTER_WORD_INVALID);
  }

  @Test
  void removedRowsAreCounted() throws IOException {
    edit(book -> book.getSheet("测评记录").removeRow(book.getSheet("测评记录").getRow(1)));
    assertThat(new WorkbookReader().read(file, sample).missing()).isOne();
  }

  @Test
  void everyMistakeIsToldWithItsPlace() throws IOException {
    edit(
        book -> {
          Sheet sheet = book.getSheet("测评记录");
          set(sheet, 1, VERDICT, "部分符合");
          set(sheet, 2, VERDICT, "好");
          set(sheet, 3, RecordColumn.DATE.place(), "2026-13-40");
          sheet.getRow(4).getCell(RecordColumn.RECORD.place()).setCellFormula("1+1");
          set(sheet, 5, RecordColumn.OBJECT.place(), "nobody");
          set(sheet, 8, RecordColumn.OBJECT.place(), "platform");
          sheet.createRow(40).createCell(RecordColumn.RECORD.place()).setCellValue("added");
          sheet.getRow(0).createCell(30).setCellValue("备注");
          sheet.addMergedRegion(new CellRangeAddress(7, 8, VERDICT, VERDICT));
        });
    FaultException thrown =
        catchThrowableOfType(FaultException.class, () -> new WorkbookReader().read(file, sample));
    assertThat(thrown.faults())
        .extracting(Fault::code)
        .containsExactlyInAnyOrder(
            FaultCode.REGISTER_COLUMN_UNKNOWN,
            FaultCode.REGISTER_WORD_INVALID,
            FaultCode.REGISTER_WORD_INVALID,
            FaultCode.REGISTER_DATE_INVALID,
            FaultCode.REGISTER_FORMULA,
            FaultCode.WORKBOOK_ROW_UNKNOWN,
            FaultCode.REGISTER_DUPLICATE_ID,
            FaultCode.WORKBOOK_ROW_UNKNOWN,
            FaultCode.REGISTER_MERGED_CELLS);
    assertThat(thrown.faults())
        .contains(
            Fault.of(
                FaultCode.REGISTER_WORD_INVALID,
                "file",
                "workbook.xlsx",
                "sheet",
                "测评记录",
                "row",
                "2",
                "column",
                "Q",
                "title",
                "判定",
                "value",
                "部分符合",
                "known",
                "符合 / 不符合 / 不适用"));
  }

  @Test
  void otherWorkbooksAreRefused() throws IOException {
    edit(book -> book.setSheetName(book.getSheetIndex("测评记录"), "Sheet1"));
    assertThat(refused()).isEqualTo(FaultCode.WORKBOOK_SHEET_MISSING);
    write();
    edit(book -> book.getSheet("测评记录").removeRow(book.getSheet("测评记录").getRow(0)));
    assertThat(refused()).isEqualTo(FaultCode.REGISTER_HEADER_MISSING);
    write();
    edit(book -> set(book.getSheet("测评记录"), 0, RecordColumn.REASON.place(), ""));
    assertThat(refused()).isEqualTo(FaultCode.REGISTER_COLUMN_MISSING);
  }

  private FaultCode refused() {
    FaultException thrown =
        catchThrowableOfType(FaultException.class, () -> new WorkbookReader().read(file, sample));
    assertThat(thrown).isNotNull();
    return thrown.fault().code();
  }

  private static void moveFirstColumnBehindTheLast(Sheet sheet) {
    int last = RecordColumn.values().length;
    for (Row row : sheet) {
      Cell from = row.getCell(0);
      row.createCell(last).setCellValue(from.getStringCellValue());
      row.removeCell(from);
    }
  }

  private static void write(
      Sheet sheet,
      int row,
      String verdict,
      String record,
      String evidence,
      String who,
      String date) {
    set(sheet, row, VERDICT, verdict);
    set(sheet, row, RecordColumn.RECORD.place(), record);
    set(sheet, row, RecordColumn.EVIDENCE.place(), evidence);
    set(sheet, row, RecordColumn.ASSESSOR.place(), who);
    set(sheet, row, RecordColumn.DATE.place(), date);
  }

  private static void set(Sheet sheet, int row, int column, String text) {
    sheet.getRow(row).getCell(column).setCellValue(text);
  }

  private void edit(Consumer<XSSFWorkbook> change) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      change.accept(book);
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
  }

  private String dump() throws IOException {
    StringBuilder text = new StringBuilder();
    DataFormatter format = new DataFormatter(java.util.Locale.ROOT);
    edit(
        book ->
            book.forEach(
                sheet -> {
                  text.append("== ").append(sheet.getSheetName()).append('\n');
                  sheet.forEach(
                      row ->
                          IntStream.range(0, Math.max(0, row.getLastCellNum()))
                              .filter(column -> row.getCell(column) != null)
                              .mapToObj(row::getCell)
                              .filter(cell -> !format.formatCellValue(cell).isEmpty())
                              .forEach(
                                  cell ->
                                      text.append(cell.getAddress())
                                          .append('\t')
                                          .append(format.formatCellValue(cell).replace("\n", "\\n"))
                                          .append('\n')));
                }));
    return text.toString();
  }
}
