/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.handover.Attachment;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Overview;
import io.yunheng.handover.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManifestListTest {
  @TempDir private Path root;
  private Handed handed;

  @BeforeEach
  void start() {
    handed = new Handed(root);
  }

  private Path entries() {
    return handed.manifest().resolve("handover/entries.jsonl");
  }

  private static byte[] bytes(Attachment attachment, Overview overview, Path entries)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    attachment.write(out, overview, entries);
    return out.toByteArray();
  }

  private static XSSFWorkbook book(byte[] bytes) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }

  private static String text(byte[] document) throws IOException {
    try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(document));
        XWPFWordExtractor extractor = new XWPFWordExtractor(read)) {
      return extractor.getText();
    }
  }

  /** Rows below the titles of columns, each as title and text. */
  private static List<java.util.Map<String, String>> rows(Sheet sheet) {
    List<java.util.Map<String, String>> rows = new ArrayList<>();
    Row head = sheet.getRow(0);
    for (int i = 1; i <= sheet.getLastRowNum(); i++) {
      java.util.Map<String, String> row = new java.util.LinkedHashMap<>();
      for (Cell title : head) {
        Cell cell = sheet.getRow(i).getCell(title.getColumnIndex());
        if (cell != null) {
          row.put(
              title.getStringCellValue(),
              cell.getCellType() == CellType.NUMERIC
                  ? Long.toString((long) cell.getNumericCellValue())
                  : cell.getStringCellValue());
        }
      }
      rows.add(row);
    }
    return rows;
  }

  private static String all(XSSFWorkbook book) {
    StringBuilder text = new StringBuilder();
    for (Sheet sheet : book) {
      text.append("# ").append(sheet.getSheetName()).append('\n');
      for (Row row : sheet) {
        for (Cell cell : row) {
          assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
          text.append(
                  cell.getCellType() == CellType.NUMERIC
                      ? Double.toString(cell.getNumericCellValue())
                      : cell.getStringCellValue())
              .append('|');
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  @Test
  void theListsAreTagFilesOfTheManifestAndItStaysTheSame() throws Exception {
    handed.filled().make(List.of(ManifestList.excel(Language.ZH), ManifestList.word(Language.ZH)));

    Path folder = handed.manifest().resolve("handover");
    assertThat(folder.resolve("manifest.xlsx")).isNotEmptyFile();
    assertThat(folder.resolve("manifest.docx")).isNotEmptyFile();
    assertThat(handed.manifest().resolve("tagmanifest-sha256.txt"))
        .content()
        .contains("  handover/manifest.xlsx\n", "  handover/manifest.docx\n");
    assertThat(handed.verification(new Depth.Whole()).stand()).isEqualTo(Verification.Stand.SAME);
    Files.writeString(folder.resolve("manifest.xlsx"), "other");
    assertThat(handed.verification(new Depth.Whole()).stand())
        .isEqualTo(Verification.Stand.DIFFERENT);
  }

  @Test
  void everyEntryIsARowWithAllThatIsKnownOfIt() throws Exception {
    Overview overview = handed.filled().make(List.of());

    try (XSSFWorkbook book = book(bytes(ManifestList.excel(Language.ZH), overview, entries()))) {
      assertThat(book.getNumberOfSheets()).isEqualTo(4);
      List<java.util.Map<String, String>> rows = rows(book.getSheet("条目 1"));
      assertThat(rows).hasSize((int) overview.totals().entries());
      assertThat(rows)
          .filteredOn(row -> row.getOrDefault("路径", "").equals("people.csv"))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row)
                      .containsEntry("种类", "文件")
                      .containsEntry("名称", "+1+1")
                      .containsEntry("描述", "@SUM(A1)")
                      .containsEntry("敏感性（确定）", "敏感")
                      .containsEntry("介质", "移动硬盘 3 号")
                      .containsEntry("有效期", "2026-01-01 至 ")
                      .containsEntry("密钥领取处", "密钥交接单第 3 号")
                      .containsEntry("大小（字节）", "34")
                      .containsKeys("SM3", "SHA-256")
                      .hasEntrySatisfying(
                          "敏感性（建议）", why -> assertThat(why).contains("resident-identity-number")));
      assertThat(rows)
          .filteredOn(row -> row.getOrDefault("路径", "").equals("home"))
          .singleElement()
          .satisfies(
              row ->
                  assertThat(row)
                      .containsEntry("种类", "链接")
                      .containsEntry("备注", "指向 index.html")
                      .doesNotContainKey("大小（字节）"));
      assertThat(rows)
          .filteredOn(row -> row.getOrDefault("路径", "").equals("long.bin"))
          .singleElement()
          .satisfies(row -> assertThat(row.get("待补充")).contains("介质", "敏感性", "转换工具"));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theCoverIsToBeSignedAndTheSummaryTellsWhatIsLacking(Language language) throws Exception {
    Overview overview = handed.filled().make(List.of());

    try (XSSFWorkbook book = book(bytes(ManifestList.excel(language), overview, entries()))) {
      String text = all(book);
      String document = text(bytes(ManifestList.word(language), overview, entries()));
      for (String each : List.of(text, document)) {
        assertThat(each)
            .contains("某云服务商 <b>", "2023-017", "2026-11-21", "SEC-8.1.3-p1a")
            .contains("logs/access-2026-01.log")
            .contains("2026-02-01", "text/html");
        assertThat(each)
            .contains(
                language == Language.ZH
                    ? List.of("监督方", "评审批准", "没有描述", "非公开格式而没有写明转换工具", "按格式")
                    : List.of("Supervising", "Review and approval", "No description", "By format"));
        assertThat(each).doesNotContain("11010519491231002X").doesNotContain("handover.");
      }
    }
  }

  @Test
  void hostileNamesStayTexts() throws Exception {
    Overview overview = handed.filled().make(List.of());

    byte[] excel = bytes(ManifestList.excel(Language.EN), overview, entries());
    try (XSSFWorkbook book = book(excel)) {
      Sheet sheet = book.getSheet("Entries 1");
      assertThat(rows(sheet).stream().map(row -> row.getOrDefault("Path", "")))
          .contains(Handed.FORMULA, Handed.MARKUP, Handed.LONG, "\\u202Etxt.exe", "bell%07.txt");
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.STRING) {
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(cell.getStringCellValue().length()).isLessThanOrEqualTo(32_767);
          }
        }
      }
      assertThat(all(book)).contains("=HYPERLINK(");
    }
    String document = text(bytes(ManifestList.word(Language.EN), overview, entries()));
    assertThat(document)
        .contains(Handed.FORMULA, Handed.MARKUP, "\\u202Etxt.exe", "… (+58500)")
        .doesNotContain("\u202e");
  }

  @Test
  void aManifestOfNothingHasLists() throws Exception {
    Files.createDirectories(handed.source());
    Overview overview = handed.make(Descriptions.NONE, List.of());

    assertThat(overview.totals().files()).isZero();
    Files.writeString(entries(), "");
    try (XSSFWorkbook book = book(bytes(ManifestList.excel(Language.ZH), overview, entries()))) {
      assertThat(book.getSheet("条目 1").getLastRowNum()).isZero();
      assertThat(all(book)).contains("（未写明）", "没有文件");
    }
    assertThat(text(bytes(ManifestList.word(Language.ZH), overview, entries())))
        .contains("清单中没有条目");
  }

  @Test
  void whatIsBeyondTheLimitsIsToldWithItsNumberAndPlace() throws Exception {
    Overview overview = handed.filled().make(List.of());
    ManifestList.Limits few = new ManifestList.Limits(7, 3, 2);

    try (XSSFWorkbook book =
        book(bytes(ManifestList.excel(Language.EN, few), overview, entries()))) {
      assertThat(rows(book.getSheet("Entries 1"))).hasSize(3);
      assertThat(rows(book.getSheet("Entries 2"))).hasSize(3);
      assertThat(book.getSheet("Entries 4")).isNull();
      String text = all(book);
      long rest = overview.totals().entries() - 7;
      assertThat(text)
          .containsSubsequence(
              "first 7 entries; the remaining " + rest + " are in handover/entries.jsonl",
              "Entries 3",
              "first 7 entries; the remaining " + rest + " are in handover/entries.jsonl");
      assertThat(text).contains("more; handover/entries.jsonl and handover.json contain all");
    }
    assertThat(text(bytes(ManifestList.word(Language.EN, few), overview, entries())))
        .contains("first 7 entries; the remaining");
  }

  @Test
  void theSameEntriesGiveTheSameBytes() throws Exception {
    Overview overview = handed.filled().make(List.of());

    for (Attachment one :
        List.of(ManifestList.excel(Language.ZH), ManifestList.word(Language.ZH))) {
      byte[] first = bytes(one, overview, entries());
      Thread.sleep(2_100);
      assertThat(bytes(one, overview, entries())).as(one.path()).isEqualTo(first);
    }
  }

  @Test
  void anEntryOfAnotherFormIsRefusedWithItsLine() throws Exception {
    Overview overview = handed.filled().make(List.of());
    Path file = root.resolve("entries.jsonl");

    for (String line :
        List.of("[]", "{\"path\":", "{\"path\":\"a\",\"x\":" + "[".repeat(50) + "]}")) {
      Files.writeString(file, "{\"path\":\"0\",\"kind\":\"file\"}\n" + line + "\n");
      assertThatThrownBy(() -> bytes(ManifestList.excel(Language.ZH), overview, file))
          .as(line)
          .isInstanceOfSatisfying(
              FaultException.class,
              e ->
                  assertThat(
                          e.faults().stream()
                              .map(fault -> fault.code())
                              .collect(Collectors.toSet()))
                      .containsExactly(FaultCode.HANDOVER_ENTRY_INVALID));
    }
  }

  @Test
  void membersThatAreNotKnownArePassedOver() throws Exception {
    Overview overview = handed.filled().make(List.of());
    Path file = root.resolve("entries.jsonl");
    Files.writeString(
        file,
        "{\"future\":{\"a\":[1,{\"b\":2}]},\"path\":\"a\",\"kind\":\"thing\",\"size\":\"x\","
            + "\"proposed\":{\"reasons\":[7,{\"rule\":\"r\",\"count\":2,\"more\":[]}]}}\n");

    try (XSSFWorkbook book = book(bytes(ManifestList.excel(Language.EN), overview, file))) {
      assertThat(rows(book.getSheet("Entries 1")))
          .singleElement()
          .satisfies(
              row -> assertThat(row).containsEntry("Path", "a").containsEntry("Kind", "thing"));
    }
  }
}
