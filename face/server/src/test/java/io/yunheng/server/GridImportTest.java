/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registers go out as Excel and come in again with every difference; jobs see what is filled in.
 */
@Timeout(900)
class GridImportTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("yunheng.root"), "examples/gov-cloud/registers");

  @TempDir private Path folder;
  private RunningServer server;
  private TestCase one;
  private String registers;
  private String grid;

  @BeforeEach
  void start() {
    server = RunningServer.in(folder);
    one = TestCase.in(server);
    registers = one.address() + "/registers";
    grid = registers + "/of/approval";
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void upload(TestBrowser browser, String book, byte[] bytes) {
    browser.get(registers);
    one.single(
        browser,
        book + ".xlsx",
        bytes,
        Map.of(
            "kind",
            "register",
            "path",
            "registers/" + book + ".xlsx",
            "origin",
            "云服务商运维部",
            "date",
            "2026-11-20"));
    assertThat(browser.status()).isEqualTo(200);
  }

  /** Asks for the differences of the uploaded book, and waits for them. */
  private String differences(TestBrowser browser, String book) throws InterruptedException {
    browser.get(registers).submit(registers + "/" + book + "/import");
    String page = browser.path();
    for (int i = 0; i < 600 && browser.page().text().contains("正在读取文件"); i++) {
      Thread.sleep(200);
      browser.get(page);
    }
    return page;
  }

  private static byte[] changed(byte[] excel, Consumer<XSSFWorkbook> change) {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(excel));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      change.accept(book);
      book.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Sheet sheet, int row, String title, String text) {
    int column = 0;
    while (!sheet.getRow(0).getCell(column).getStringCellValue().equals(title)) {
      column++;
    }
    (sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row))
        .createCell(column)
        .setCellValue(text);
  }

  private static String tick(TestBrowser browser, String text) {
    Element label = browser.page().select(".field.tick label:contains(" + text + ")").getFirst();
    return label.select("input").attr("name");
  }

  @Test
  void whatComesBackIsShownDifferenceByDifferenceAndTakenOverByRow() throws Exception {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(grid).submit(grid + "/block", "text", "SP-1\tdelete\t张三\nSP-2\tcreate\t李四\n");
      byte[] out = one.download(lina, registers + "/papers/filled").body();
      byte[] back =
          changed(
              out,
              book -> {
                Sheet sheet = book.getSheet("审批与工单");
                put(sheet, 2, "批准人", "=王五");
                put(sheet, 2, "类型", "宫殿");
                sheet.removeRow(sheet.getRow(3));
                put(sheet, 4, "编号", "SP-3");
                put(sheet, 4, "批准人", "<b>赵六</b>");
              });
      upload(lina, "papers", back);
      String page = differences(lina, "papers");
      String text = lina.page().select("main").text();
      assertThat(text)
          .contains("云服务商运维部", "2026-11-20", "1 处有错", "宫殿", "共 3 处差异")
          .contains("“SP-1”：批准人：张三 → =王五", "新行“SP-3”：批准人：<b>赵六</b>", "删除文件中没有的“SP-2”");
      assertThat(lina.page().select("main b")).isEmpty();
      assertThat(lina.page().select("input[type=checkbox][checked]")).hasSize(2);
      String seen = lina.page().select("input[name=seen]").val();
      String changed = tick(lina, "SP-1");
      String gone = tick(lina, "SP-2");

      String row = lina.get(grid).page().select("tr[data-title=SP-1]").attr("data-row");
      one.post(
          lina,
          grid + "/cells/" + row + "/approvedBy",
          Map.of("script", "1", "value", "别人", "version", "1"));
      lina.post(page + "/apply", Map.of("_csrf", lina.csrf(), "seen", seen, changed, "true"));
      assertThat(lina.status()).isEqualTo(409);
      assertThat(lina.page().select("main").text()).contains("其间有人修改", "别人 → =王五");
      seen = lina.page().select("input[name=seen]").val();
      lina.post(
          page + "/apply",
          Map.of("_csrf", lina.csrf(), "seen", seen, changed, "true", gone, "true"));
      assertThat(lina.path()).isEqualTo(registers);

      lina.get(grid);
      assertThat(lina.page().select("tr[data-row]").eachAttr("data-title")).containsExactly("SP-1");
      assertThat(lina.page().select("tr[data-row]").text()).contains("=王五", "删除");
      lina.get(grid + "/cells/" + row + "/approvedBy");
      assertThat(lina.page().select("tbody tr").getFirst().text()).contains("=王五", "导入的文件");
      assertThat(lina.page().select("tbody tr").getFirst().select("a").attr("href"))
          .contains("/evidence/");
      String last = grid + "/rows/" + row;
      lina.get(last).submit(last + "/remove");
      assertThat(lina.get(registers).page().select("main").text()).contains("以在线填写的内容为准");
    }
  }

  @Test
  void whileAFileCountsNothingIsFilledInBesideIt() throws Exception {
    try (TestBrowser lina = one.people().logIn("lina")) {
      upload(lina, "papers", Files.readAllBytes(EXAMPLE.resolve("papers.xlsx")));
      lina.get(grid);
      assertThat(lina.page().select("form[action^=" + grid + "]")).isEmpty();
      assertThat(lina.page().select(".remark.warn").text()).contains("尚未导入");
      for (Map.Entry<String, Map<String, String>> refused :
          Map.of(
                  "/rows", Map.of("name", "SP-1"),
                  "/block", Map.of("from", "0", "last", "true", "columns", "type", "text", "x"),
                  "/whole", Map.of("whole", "true", "version", "0"))
              .entrySet()) {
        HttpResponse<String> answer = one.post(lina, grid + refused.getKey(), refused.getValue());
        assertThat(answer.statusCode()).as(refused.getKey()).isEqualTo(409);
        assertThat(answer.body()).contains("导入");
      }
      lina.get(grid);
      assertThat(lina.page().select("tr[data-row], .remark.good")).isEmpty();
      assertThat(lina.get(registers).page().select("main").text())
          .contains("以上传的文件为准")
          .doesNotContain("以在线填写的内容为准");
      String other = registers + "/of/host";
      lina.get(other).submit(other + "/rows", "name", "host-1");
      assertThat(lina.page().select("tr[data-row]")).hasSize(1);
      differences(lina, "papers");
      assertThat(lina.page().select(".remark.warn").text()).contains("文件本身不再计入");
    }
  }

  @Test
  void verdictsOfWhatIsFilledInAreThoseOfTheSameFile() throws Exception {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/change").submit(one.address() + "/change", "as-of", "2026-11-20");
      try (Stream<Path> documents = Files.list(EXAMPLE.resolveSibling("documents"))) {
        for (Path document : documents.toList()) {
          String place = "documents/" + document.getFileName();
          one.upload(lina, place, "document", Files.readAllBytes(document));
        }
      }
      for (String book : List.of("papers", "cloud")) {
        upload(lina, book, Files.readAllBytes(EXAMPLE.resolve(book + ".xlsx")));
      }
      assess(lina);
      for (String book : List.of("papers", "cloud")) {
        String page = differences(lina, book);
        assertThat(lina.page().select(".remark.bad, .remark.warn").eachText())
            .as(page)
            .singleElement()
            .satisfies(text -> assertThat(text).contains("文件本身不再计入"));
        lina.submit(page + "/apply");
        assertThat(lina.path()).isEqualTo(registers);
      }
      lina.get(registers);
      assertThat(lina.page().select("main").text())
          .contains("以在线填写的内容为准")
          .doesNotContain("已检查，可以读取");
      assess(lina);
    }
    List<Path> runs;
    try (Stream<Path> all = Files.list(folder.resolve("data/runs"))) {
      runs = all.sorted(Comparator.comparing(GridImportTest::written)).toList();
    }
    assertThat(runs).hasSize(2);
    assertThat(runs.getLast().resolve("case/registers/papers.xlsx")).isNotEmptyFile();
    assertThat(items(runs.getFirst())).isNotEmpty();
    assertThat(items(runs.getLast())).isEqualTo(items(runs.getFirst()));
    try (TestBrowser lina = one.people().logIn("lina")) {
      String first = one.address() + "/runs";
      List<String> ids =
          lina.get(first).page().select("select[name=before] option").eachAttr("value");
      String oneWay = compared(lina, ids.getFirst(), ids.getLast());
      String otherWay = compared(lina, ids.getLast(), ids.getFirst());
      for (String book : List.of("papers", "cloud")) {
        String tables = "改用在线填写的台账： registers/" + book + ".xlsx（在线填写）";
        assertThat(List.of(oneWay, otherWay)).filteredOn(text -> text.contains(tables)).hasSize(1);
      }
    }
  }

  private String compared(TestBrowser browser, String before, String after) {
    browser.get(one.address() + "/compare?before=" + before + "&after=" + after);
    return browser.page().select("main").text();
  }

  private static boolean written(Path run) {
    return Files.isDirectory(run.resolve("case"));
  }

  private static JsonNode items(Path run) {
    try {
      return JsonMapper.shared()
          .readTree(Files.readAllBytes(run.resolve("result.json")))
          .path("items");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assess(TestBrowser browser) {
    browser.get(one.address() + "/jobs").submit(one.address() + "/jobs/assess");
    new TestCases(server).ended(browser);
    assertThat(browser.page().text()).contains("查看测评结果");
  }
}
