/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registers are filled in cell by cell and in blocks; nobody overwrites anybody. */
class GridPagesTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>=cmd|' /C calc'!A0";

  @TempDir private Path folder;
  private RunningServer server;
  private TestCase one;
  private String grid;

  @BeforeEach
  void start() {
    server = RunningServer.in(folder);
    one = TestCase.in(server);
    grid = one.address() + "/registers/of/approval";
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TestBrowser lina() {
    return one.people().logIn("lina");
  }

  /** Somebody else who may fill in. */
  private TestBrowser wang(TestBrowser lina) {
    lina.get(one.address() + "/people")
        .submit(one.address() + "/invite", "name", "王代理", "role", "agent");
    one.people().join(lina.handout(), "王代理", "wang");
    return one.people().logIn("wang");
  }

  private String add(TestBrowser browser, String name) {
    browser.get(grid).submit(grid + "/rows", "name", name);
    return row(browser, name).attr("data-row");
  }

  private static Element row(TestBrowser browser, String name) {
    return browser.page().select("tr[data-row]").stream()
        .filter(one -> one.attr("data-title").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> type(
      TestBrowser browser, String row, String column, String value, long version) {
    return one.post(
        browser,
        grid + "/cells/" + row + "/" + column,
        Map.of("script", "1", "value", value, "version", Long.toString(version)));
  }

  private HttpResponse<String> paste(
      TestBrowser browser, int from, String columns, String seen, String text) {
    return one.post(
        browser,
        grid + "/block",
        Map.of(
            "script",
            "1",
            "from",
            Integer.toString(from),
            "last",
            "true",
            "columns",
            columns,
            "seen",
            seen,
            "text",
            text));
  }

  @Test
  void aRowIsFilledInWithoutTheScriptAndItsHistoryIsKept() {
    try (TestBrowser lina = lina()) {
      lina.get(one.address() + "/registers");
      assertThat(lina.page().select("a[href=" + grid + "]")).isNotEmpty();
      lina.get(grid);
      assertThat(lina.page().select("tr.example").text()).contains("示例", "张三", "删除");
      String row = add(lina, "SP-1");
      assertThat(row(lina, "SP-1").select("td").eachAttr("class")).containsOnly("blank");
      String cell = grid + "/cells/" + row + "/type";
      lina.get(grid + "/rows/" + row);
      assertThat(lina.page().select("a[href=" + cell + "]")).hasSize(1);
      lina.get(cell).submit(cell, "value", "delete");
      assertThat(lina.path()).isEqualTo(grid + "/rows/" + row);
      lina.get(cell).submit(cell, "value", "-");
      lina.get(cell);
      List<String> history = lina.page().select("tbody tr").eachText();
      assertThat(history).hasSize(2);
      assertThat(history.getFirst()).contains("李娜", "没有", "在线填写");
      assertThat(history.getLast()).contains("李娜", "删除");
      lina.get(grid);
      assertThat(row(lina, "SP-1").select("td.none").text()).isEqualTo("没有");
      lina.get(one.address() + "/acts");
      assertThat(lina.page().select("main").text())
          .contains("审批与工单的行：SP-1", "审批与工单“SP-1”的类型：删除 → 没有")
          .doesNotContain("approval/SP-1");
      lina.get(grid + "/rows/" + row).submit(grid + "/rows/" + row + "/name", "name", "SP-2");
      String removed = grid + "/rows/" + row;
      lina.get(removed).submit(removed + "/remove");
      assertThat(lina.page().select("tr[data-row]")).isEmpty();
      lina.get(removed);
      assertThat(lina.status()).isEqualTo(404);
    }
  }

  @Test
  void twoPeopleOnOneCellSeeBothValuesAndNothingIsOverwritten() {
    try (TestBrowser lina = lina();
        TestBrowser wang = wang(lina)) {
      String row = add(lina, "SP-1");
      wang.get(grid);
      HttpResponse<String> first = type(lina, row, "approvedBy", "张三", 0);
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(first.body()).contains("\"version\":1", "\"shown\":\"张三\"");
      assertThat(type(wang, row, "document", "DOC-1", 0).statusCode()).isEqualTo(200);
      HttpResponse<String> stale = type(wang, row, "approvedBy", "李四", 0);
      assertThat(stale.statusCode()).isEqualTo(409);
      assertThat(stale.body()).contains("\"typed\":\"张三\"", "\"by\":\"李娜\"", "\"version\":1");
      String cell = grid + "/cells/" + row + "/approvedBy";
      wang.get(cell);
      wang.post(cell, Map.of("_csrf", wang.csrf(), "value", "李四", "version", "0"));
      assertThat(wang.status()).isEqualTo(409);
      assertThat(wang.page().select("main").text()).contains("别人已经先修改", "张三", "李娜", "李四");
      assertThat(wang.page().select("textarea").text()).isEqualTo("李四");
      wang.submit(cell);
      assertThat(wang.get(grid).page().select("tr[data-row]").text()).contains("李四");
      assertThat(type(wang, row, "approvedBy", "x", 1).statusCode()).isEqualTo(409);
      String whole = grid + "/whole";
      lina.get(grid);
      wang.get(grid).submit(whole);
      assertThat(wang.page().select(".remark.good").text()).contains("登记完整");
      lina.submit(whole);
      assertThat(lina.status()).isEqualTo(409);
    }
  }

  @Test
  void whatCannotStandInACellIsToldBesideItAndStaysInTheField() {
    try (TestBrowser lina = lina()) {
      String row = add(lina, "SP-1");
      HttpResponse<String> wrong = type(lina, row, "validTo", "明天", 0);
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(TestCase.text(wrong, "problem")).contains("明天", "2026-11-20");
      assertThat(type(lina, row, "type", "宫殿", 0).body()).contains("可填");
      assertThat(type(lina, row, "type", "删除", 0).body()).contains("\"typed\":\"delete\"");
      assertThat(type(lina, row, "nothing", "x", 0).statusCode()).isEqualTo(404);
      String cell = grid + "/cells/" + row + "/validTo";
      lina.get(cell).submit(cell, "value", "明天");
      assertThat(lina.status()).isEqualTo(422);
      assertThat(lina.page().select("textarea").text()).isEqualTo("明天");
      assertThat(lina.page().select(".problem").text()).contains("2026-11-20");
      lina.get(grid).submit(grid + "/rows", "name", "SP-1");
      assertThat(lina.status()).isEqualTo(409);
      assertThat(lina.page().select(".problem").text()).contains("已有");
    }
  }

  @Test
  void aBlockIsFilledInAsAWholeOrNotAtAll() {
    try (TestBrowser lina = lina()) {
      String row = add(lina, "SP-1");
      String seen = row + "\tSP-1\t0\t0";
      HttpResponse<String> wrong =
          paste(lina, 0, "type,approvedBy", seen, "SP-1\t删除\t张三\nSP-2\t宫殿\t李四\n");
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(wrong.body()).contains("第 2 行 类型", "宫殿");
      assertThat(lina.get(grid).page().select("tr[data-row]")).hasSize(1);
      HttpResponse<String> right =
          paste(lina, 0, "type,approvedBy", seen, "SP-1\t删除\t\"张三\n\"\"乙\"\"\"\r\nSP-2\t?\t李四\r\n");
      assertThat(right.statusCode()).as(right.body()).isEqualTo(200);
      lina.get(grid);
      assertThat(row(lina, "SP-1").text()).contains("删除", "\"乙\"");
      assertThat(row(lina, "SP-2").text()).contains("不知道", "李四");
      assertThat(paste(lina, 1, "type,approvedBy", seen, "创建").statusCode()).isEqualTo(409);
      assertThat(paste(lina, 1, "type,approvedBy", "", "创建").body()).contains("编号");
      lina.get(grid).submit(grid + "/block", "text", "SP-3\t创建\nSP-3\t启动\n");
      assertThat(lina.status()).isEqualTo(409);
      assertThat(lina.page().select("main").text()).contains("SP-3");
      lina.get(grid).submit(grid + "/block", "text", "SP-3\t变更\nSP-4\n");
      assertThat(lina.page().select("tr[data-row]")).hasSize(4);
    }
  }

  @Test
  void hostileTextsStayTextsOnPagesAndInExcel() throws IOException {
    try (TestBrowser lina = lina()) {
      String row = add(lina, "=1+1<b>");
      assertThat(type(lina, row, "approvedBy", HOSTILE, 0).statusCode()).isEqualTo(200);
      assertThat(type(lina, row, "document", "=HYPERLINK(\"http://x\")", 0).statusCode())
          .isEqualTo(200);
      for (String page :
          List.of(grid, grid + "/rows/" + row, grid + "/cells/" + row + "/approvedBy")) {
        lina.get(page + (page.equals(grid) ? "?columns=all" : ""));
        assertThat(lina.page().select("main img, main b")).isEmpty();
        assertThat(lina.page().select("main").text()).contains("onerror");
      }
      HttpResponse<byte[]> file = one.download(lina, grid + "/excel");
      int found = 0;
      try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
        for (Sheet sheet : book) {
          for (Row line : sheet) {
            for (Cell cell : line) {
              assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
              found += cell.getStringCellValue().equals(HOSTILE) ? 1 : 0;
            }
          }
        }
      }
      assertThat(found).isEqualTo(1);
      assertThat(one.download(lina, one.address() + "/registers/papers/filled").statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void whoMayNotFillInReadsAndAStrangerSeesNothing() {
    String row;
    try (TestBrowser lina = lina()) {
      row = add(lina, "SP-1");
    }
    try (TestBrowser chen = one.people().logInWithCode("chen")) {
      chen.get(grid);
      assertThat(chen.page().select("tr[data-row]")).hasSize(1);
      assertThat(chen.page().select("form[action^=" + grid + "]")).isEmpty();
      assertThat(chen.page().select("script[src$=grid.js]")).isEmpty();
      assertThat(type(chen, row, "type", "delete", 0).statusCode()).isEqualTo(403);
      assertThat(paste(chen, 0, "type", "", "x").statusCode()).isEqualTo(403);
    }
    try (TestBrowser stranger = one.people().logIn("zhaoqiang")) {
      stranger.get(grid);
      assertThat(stranger.status()).isEqualTo(404);
      assertThat(type(stranger, row, "type", "delete", 0).statusCode()).isEqualTo(404);
    }
  }
}
