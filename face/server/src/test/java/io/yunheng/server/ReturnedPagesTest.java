/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A request goes out as a zip and comes back from somebody without an account. */
@Timeout(900)
class ReturnedPagesTest {
  private static final String HOSTILE = "=cmd|' /C calc'!A0<img src=x onerror=alert(1)>";
  private static final int ANSWER = 4;
  private static final int ATTACHMENTS = 6;

  @TempDir private Path folder;
  private RunningServer server;
  private TestCase one;
  private String list;

  @BeforeEach
  void start() {
    server = RunningServer.in(folder);
    one = TestCase.in(server);
    list = one.address() + "/requests";
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Asks somebody outside; the path of the request. */
  private static String ask(TestBrowser browser, String list, String questions) {
    browser.get(list + "/new");
    browser.submit(
        list,
        "kind",
        "material",
        "title",
        "机房材料" + HOSTILE,
        "outside",
        "某云公司",
        "questions",
        questions);
    assertThat(browser.status()).as(browser.page().text()).isEqualTo(200);
    return browser.path();
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static byte[] part(Map<String, byte[]> files, String name) {
    return Optional.ofNullable(files.get(name)).orElseThrow();
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  /** The form with cells filled in: by the number of a question, then by column. */
  private static byte[] filled(byte[] excel, Map<Integer, Map<Integer, String>> cells)
      throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(excel));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = book.getSheetAt(0);
      for (Row row : sheet) {
        if (row.getCell(0) != null && row.getCell(0).getCellType() == CellType.NUMERIC) {
          cells
              .getOrDefault((int) row.getCell(0).getNumericCellValue(), Map.of())
              .forEach((column, text) -> row.getCell(column).setCellValue(text));
        }
      }
      book.write(out);
      return out.toByteArray();
    }
  }

  private byte[] excel(TestBrowser browser, String request) throws IOException {
    return part(unzip(one.download(browser, request + "/form").body()), "填报表.xlsx");
  }

  /** Uploads what came back on the page that the browser shows, without scripts, and waits. */
  private void upload(TestBrowser browser, String page, String name, byte[] bytes)
      throws InterruptedException {
    browser.get(page);
    Map<String, String> fields = new HashMap<>();
    for (Element kept : browser.page().select("form[enctype] input[type=hidden]")) {
      fields.put(kept.attr("name"), kept.val());
    }
    fields.put("origin", "某云公司 李工");
    fields.put("date", "2020-01-02");
    one.single(browser, name, bytes, fields);
    assertThat(browser.status()).as(browser.page().text()).isEqualTo(200);
    for (int i = 0; i < 600 && browser.page().text().contains("正在读取文件"); i++) {
      Thread.sleep(200);
      browser.get(browser.path());
    }
  }

  private static String text(TestBrowser browser) {
    return browser.page().select("main").text();
  }

  @Test
  void aZipComesBackAndIsTakenInRowByRow() throws Exception {
    try (TestBrowser chen = one.people().logInWithCode("chen")) {
      String request = ask(chen, list, "可用区在哪里？\n请提供合同\n备案号？");
      Map<String, byte[]> out = unzip(one.download(chen, request + "/form").body());
      assertThat(out.keySet()).containsExactly("填报表.xlsx", "填报表.html", "附件/说明.txt");
      assertThat(one.download(chen, request + "/form").body())
          .isEqualTo(one.download(chen, request + "/form").body());
      assertThat(new String(part(out, "填报表.html"), StandardCharsets.UTF_8))
          .contains("某云公司", "可用区在哪里？", request.substring(request.lastIndexOf('/') + 1))
          .doesNotContain("<img", "<script");
      out.put(
          "填报表.xlsx",
          filled(
              part(out, "填报表.xlsx"),
              Map.of(
                  1, Map.of(ANSWER, HOSTILE, ATTACHMENTS, "没有.pdf"),
                  2, Map.of(ATTACHMENTS, "合同.txt"),
                  3, Map.of(ANSWER, "京ICP"))));
      out.put("附件/合同.txt", "合同正文".getBytes(StandardCharsets.UTF_8));
      out.put("附件/多余<b>.txt", "x".getBytes(StandardCharsets.UTF_8));
      upload(chen, request, "回函.zip", zip(out));
      assertThat(text(chen))
          .contains("某云公司 李工", "2020-01-02", HOSTILE, "合同.txt", "“没有.pdf”", "多余<b>.txt", "京ICP");
      assertThat(chen.page().select("main img, main b")).isEmpty();
      assertThat(chen.page().select("input[type=checkbox][checked]")).hasSize(3);
      String page = chen.path();
      assertThat(chen.get(request).page().select("td").text()).doesNotContain("京ICP", "合同.txt");
      assertThat(text(chen)).contains("已收回、尚未取用的文件", "回函.zip");

      chen.get(page).submit(page + "/take", "outside", "");
      assertThat(chen.status()).isEqualTo(422);
      chen.get(page).submit(page + "/take", "received", "2999-01-01");
      assertThat(chen.status()).isEqualTo(422);
      chen.get(page).submit(page + "/take", "t3", "");
      assertThat(chen.path()).isEqualTo(request);
      assertThat(text(chen)).contains(HOSTILE, "来自某云公司 李工，2020-01-02 收到", "原件");
      assertThat(chen.page().select("main img")).isEmpty();
      assertThat(chen.page().select("td a:contains(requests/1/attachments/合同.txt)")).hasSize(1);
      assertThat(chen.page().select("dl:contains(整个事项的附件) a").text())
          .contains("requests/1/returned/回函.zip");
      assertThat(chen.page().select("td").text()).doesNotContain("京ICP");
      assertThat(chen.page().select("textarea[name=a3]").text()).isEmpty();

      chen.get(page);
      assertThat(chen.page().select("input[type=checkbox]")).hasSize(1);
      chen.submit(page + "/take");
      assertThat(chen.page().select("textarea[name=a3]").text()).isEqualTo("京ICP");
      assertThat(chen.page().select("td a:contains(attachments/合同.txt)")).hasSize(1);
      assertThat(chen.get(page).page().select("input[type=checkbox]")).isEmpty();
      assertThat(chen.get(one.address() + "/evidence").page().text()).doesNotContain("多余");
    }
  }

  @Test
  void whatWasAnsweredMeanwhileIsShownAndNothingIsOverwrittenUnseen() throws Exception {
    try (TestBrowser chen = one.people().logInWithCode("chen")) {
      String request = ask(chen, list, "可用区在哪里？\n备案号？");
      byte[] back =
          filled(excel(chen, request), Map.of(1, Map.of(ANSWER, "北京"), 2, Map.of(ANSWER, "京ICP")));
      chen.get(request)
          .submit(request + "/answer", "a1", "上海", "outside", "某云公司", "received", "2020-01-01");
      upload(chen, list, "填报表.xlsx", back);
      String page = chen.path();
      assertThat(text(chen)).contains("上海", "北京", "现有答复已变更");
      assertThat(chen.page().select("input[type=checkbox][checked]").eachAttr("name"))
          .containsExactly("t2");
      String seen = chen.page().select("input[name=seen]").val();
      chen.get(request)
          .submit(request + "/answer", "a1", "广州", "outside", "某云公司", "received", "2020-01-01");
      Map<String, String> take = new HashMap<>();
      take.put("_csrf", chen.csrf());
      take.put("seen", seen);
      take.put("t1", "true");
      take.put("outside", "某云公司 李工");
      take.put("received", "2020-01-02");
      chen.post(page + "/take", take);
      assertThat(chen.status()).isEqualTo(409);
      assertThat(text(chen)).contains("没有取用任何内容", "广州");
      chen.get(request);
      assertThat(chen.page().select("textarea[name=a1]").text()).isEqualTo("广州");
      chen.get(page).submit(page + "/take", "t1", "true");
      assertThat(chen.page().select("textarea[name=a1]").text()).isEqualTo("北京");
      assertThat(chen.page().select("details:contains(此前的答复)").text()).contains("上海", "广州");

      chen.submit(request + "/submit");
      assertThat(text(chen.get(page))).contains("不能再填写答复");
      assertThat(chen.page().select("form[action$=/take]")).isEmpty();
      chen.post(page + "/take", take);
      assertThat(chen.status()).isEqualTo(409);
    }
  }

  @Test
  void aFormOfAnotherRequestIsRefusedAndNamedOnlyToWhoMaySeeIt() throws Exception {
    try (TestBrowser lina = one.people().logIn("lina");
        TestBrowser foreign = one.people().logIn("zhaoqiang")) {
      String request = ask(lina, list, "机房在哪里？");
      String other = ask(lina, list, "合同？");
      byte[] back = filled(excel(lina, other), Map.of(1, Map.of(ANSWER, "北京")));
      upload(lina, request, "填报表.xlsx", back);
      assertThat(text(lina)).contains("属于另一事项", "第 2 项：机房材料").doesNotContain("北京");
      assertThat(lina.page().select("main a[href=" + other + "]")).hasSize(1);
      assertThat(lina.page().select("form[action$=/take]")).isEmpty();
      String wrong = lina.path();
      lina.post(wrong + "/take", Map.of("_csrf", lina.csrf(), "seen", "x"));
      assertThat(lina.status()).isEqualTo(409);
      upload(lina, list, "填报表.xlsx", back);
      assertThat(text(lina)).contains("第 2 项：机房材料", "北京");
      lina.submit(lina.path() + "/take");
      assertThat(lina.path()).isEqualTo(other);

      String theirs = TestCase.make(foreign, "别家的项目") + "/requests";
      ask(foreign, theirs, "什么？");
      upload(foreign, theirs, "填报表.xlsx", back);
      assertThat(text(foreign)).contains("不属于您能查看的事项").doesNotContain("北京", "机房材料");
      assertThat(foreign.get(wrong).status()).isEqualTo(404);
      assertThat(foreign.get(request + "/form").status()).isEqualTo(404);
    }
  }

  @Test
  void scansAreAttachedAndFillInNothing() throws Exception {
    try (TestBrowser chen = one.people().logInWithCode("chen")) {
      String request = ask(chen, list, "机房在哪里？");
      upload(chen, request, "扫描件.pdf", "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII));
      assertThat(chen.path()).isEqualTo(request);
      upload(chen, request, "扫描件.pdf", "%PDF-1.7 y".getBytes(StandardCharsets.US_ASCII));
      assertThat(chen.page().select("dl:contains(整个事项的附件) a").eachText())
          .containsExactlyInAnyOrder(
              "requests/1/returned/扫描件.pdf", "requests/1/returned/扫描件-2.pdf");
      assertThat(chen.page().select("textarea[name=a1]").text()).isEmpty();
      chen.get(list);
      assertThat(chen.page().select("table td").eachText()).contains("0 / 1");
    }
  }

  @Test
  void whatCannotBeReadSaysWhyAndMayStillBeKept() throws Exception {
    try (TestBrowser chen = one.people().logInWithCode("chen")) {
      String request = ask(chen, list, "机房在哪里？");
      Map<String, byte[]> files = new LinkedHashMap<>();
      files.put("填报表.xlsx", filled(excel(chen, request), Map.of(1, Map.of(ANSWER, "北京"))));
      files.put("../escaped.txt", new byte[] {1});
      upload(chen, request, "回函.zip", zip(files));
      assertThat(text(chen)).contains("指向压缩包之外").doesNotContain("北京");
      files.remove("../escaped.txt");
      files.put("填报表.xlsx", new byte[32 << 20]);
      upload(chen, request, "bomb.zip", zip(files));
      assertThat(text(chen)).contains("解压后过大");
      upload(chen, request, "scans.zip", zip(Map.of("扫描件.pdf", new byte[] {1})));
      assertThat(text(chen)).contains("没有材料与整改填报表");
      chen.submit(request + "/attach");
      assertThat(chen.page().select("dl:contains(整个事项的附件) a").text()).contains("scans.zip");
      upload(chen, request, "填报表.xlsx", "no Excel file".getBytes(StandardCharsets.UTF_8));
      assertThat(text(chen)).contains("无法读取");
    }
  }

  @Test
  void fromWhomAndWhenAreNeeded() {
    try (TestBrowser chen = one.people().logInWithCode("chen")) {
      String request = ask(chen, list, "机房在哪里？");
      chen.get(request);
      Map<String, String> fields = new HashMap<>();
      fields.put("folder", "requests/1/returned");
      fields.put("kind", "other");
      fields.put("date", "2020-01-02");
      one.single(chen, "a.pdf", new byte[] {1}, fields);
      assertThat(chen.status()).isEqualTo(400);
      fields.put("origin", "某云公司");
      fields.put("date", "2999-01-01");
      chen.get(request);
      one.single(chen, "a.pdf", new byte[] {1}, fields);
      assertThat(chen.status()).isEqualTo(400);
      fields.put("date", "2020-01-02");
      fields.put("folder", "registers");
      chen.get(request);
      one.single(chen, "a.pdf", new byte[] {1}, fields);
      assertThat(chen.status()).isEqualTo(400);
      assertThat(chen.get(one.address() + "/evidence").page().text()).doesNotContain("a.pdf");
    }
  }
}
