/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ContentDisposition;

/** Evidence comes in, is listed, handed out and withdrawn; and who may do which. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceTest {
  private static final byte[] HTML =
      "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII);

  private RunningServer server;
  private TestCase one;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = RunningServer.in(folder);
    one = TestCase.in(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aFileComesInInPartsIsListedAndHandedOut() {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/evidence");
      HttpResponse<String> begun = one.begin(lina, "制度/备份 管理.txt", 11, "document");
      assertThat(begun.statusCode()).isEqualTo(201);
      String upload = TestCase.text(begun, "address");
      assertThat(one.part(lina, upload, 0, bytes("hello ")).statusCode()).isEqualTo(200);
      HttpResponse<String> wrong = one.part(lina, upload, 3, bytes("x"));
      assertThat(wrong.statusCode()).isEqualTo(409);
      assertThat(wrong.body()).contains("upload-offset-wrong");
      assertThat(lina.get(one.address() + "/evidence").page().text())
          .contains("未完成的上传")
          .contains("6 B / 11 B");
      assertThat(one.post(lina, upload + "/finish", Map.of()).statusCode()).isEqualTo(409);
      assertThat(one.part(lina, upload, 6, bytes("world")).statusCode()).isEqualTo(200);
      HttpResponse<String> end = one.post(lina, upload + "/finish", Map.of());
      assertThat(TestCase.text(end, "state")).isEqualTo("added");
      String address = TestCase.text(end, "address");
      assertThat(lina.get(one.address() + "/evidence").page().select("tbody").text())
          .contains("制度/备份 管理.txt", "文本", "11 B", "李娜", "有效");
      lina.get(address);
      assertThat(lina.page().select(".extract pre").text()).isEqualTo("hello world");
      HttpResponse<byte[]> content = one.download(lina, address + "/content");
      assertThat(content.body()).isEqualTo(bytes("hello world"));
      assertThat(content.headers().map())
          .containsEntry(
              "content-security-policy", java.util.List.of("sandbox; default-src 'none'"))
          .containsEntry("x-content-type-options", java.util.List.of("nosniff"))
          .containsEntry("content-type", java.util.List.of("application/octet-stream"));
      assertThat(savedAs(content)).isEqualTo("备份 管理.txt");
      assertThat(content.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
      lina.get(address + "/withdraw");
      assertThat(lina.page().select("h1").text()).contains("制度/备份 管理.txt");
      lina.submit(address + "/withdraw", "reason", " ");
      assertThat(lina.status()).isEqualTo(422);
      assertThat(lina.page().select(".problem").text()).contains("写明");
      lina.submit(address + "/withdraw", "reason", "传错了文件");
      assertThat(lina.page().select(".sentence").text()).contains("已撤回", "备份 管理.txt");
      assertThat(lina.page().select("tbody").text()).doesNotContain("备份 管理");
      assertThat(one.download(lina, address + "/content").statusCode()).isEqualTo(404);
      assertThat(lina.get(one.address() + "/evidence?state=all").page().select("tbody").text())
          .contains("备份 管理", "已撤回");
    }
  }

  @Test
  void anOlderVersionIsMadeCurrentAgain() {
    try (TestBrowser lina = one.people().logIn("lina")) {
      String first = one.document(lina, "plan.txt", "first words");
      one.single(lina, "plan.txt", bytes("second words"), Map.of("path", "plan.txt"));
      lina.get(first).submit(first + "/restore");
      assertThat(lina.path()).isNotEqualTo(first);
      assertThat(lina.page().select(".extract pre").text()).isEqualTo("first words");
      assertThat(lina.page().select("tbody tr")).hasSize(3);
    }
  }

  @Test
  void whatIsOverdueIsListedWithTheLimits() {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/evidence");
      one.single(
          lina, "old.txt", bytes("old words"), Map.of("kind", "document", "date", "2020-01-02"));
      one.document(lina, "new.txt", "new words");
      lina.get(one.address());
      assertThat(lina.page().select("a[href$=overdue=1]").text()).isEqualTo("1件");
      lina.get(one.address() + "/evidence?overdue=1");
      assertThat(lina.page().select("tbody tr")).hasSize(1);
      assertThat(lina.page().select("tbody").text()).contains("old.txt", "超过时限");
      assertThat(lina.page().select(".sentence").text()).contains("文档 730 天");
    }
  }

  @Test
  void anEmptyFileIsNotTaken() {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/evidence");
      HttpResponse<String> empty = one.begin(lina, "empty.pdf", 0, "document");
      assertThat(empty.statusCode()).isEqualTo(422);
      assertThat(empty.body()).contains("evidence-empty", "空文件");
    }
  }

  @Test
  void theSameBytesAndTheSameNameAreAskedAbout() {
    try (TestBrowser lina = one.people().logIn("lina")) {
      one.document(lina, "twice.txt", "the same words");
      HttpResponse<String> same =
          one.upload(lina, "other.txt", "document", bytes("the same words"));
      assertThat(TestCase.text(same, "state")).isEqualTo("same");
      assertThat(TestCase.text(same, "path")).isEqualTo("twice.txt");
      HttpResponse<String> taken = one.upload(lina, "twice.txt", "document", bytes("other words"));
      assertThat(TestCase.text(taken, "state")).isEqualTo("taken");
      lina.get(one.address() + "/evidence");
      String upload = lina.page().select("a:contains(twice.txt)[href*=/uploads/]").attr("href");
      lina.get(upload).submit(upload + "/finish");
      assertThat(lina.page().select("h1").text()).isEqualTo("twice.txt");
      assertThat(lina.page().select("tbody tr")).hasSize(2);
      assertThat(lina.page().text()).contains("已被替换");
      String further = one.address() + "/evidence";
      upload =
          lina.get(further).page().select("a:contains(other.txt)[href*=/uploads/]").attr("href");
      lina.get(upload + "?why=same");
      assertThat(lina.page().text()).contains("内容相同");
      lina.submit(upload + "/finish");
      assertThat(lina.page().select("h1").text()).isEqualTo("other.txt");
    }
  }

  @Test
  void withoutScriptsASmallFileComesInByAForm() {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/evidence");
      one.single(lina, "图片.png", HTML, Map.of("kind", "other", "note", "<b>note</b>"));
      assertThat(lina.page().select("h1").text()).isEqualTo("图片.png");
      assertThat(lina.page().select(".remark.warn").text()).contains("网页（HTML）");
      assertThat(lina.page().select("main b, main script[src=x], main script:not([src])"))
          .isEmpty();
      assertThat(lina.page().select(".extract pre").text()).contains("<script>alert(1)</script>");
      assertThat(lina.page().text()).contains("<b>note</b>");
      lina.get(one.address() + "/evidence");
      one.single(lina, "图片.png", bytes("another"), Map.of("kind", "other"));
      assertThat(lina.page().text()).contains("已有同名的证据");
      String path = lina.path();
      lina.submit(path + "/drop");
      assertThat(lina.get(path).status()).isEqualTo(404);
    }
  }

  @Test
  void anAssessorAddsWhatIsMarkedAsHisAndChangesNothing() {
    String document;
    try (TestBrowser lina = one.people().logIn("lina")) {
      document = one.document(lina, "customer.txt", "of the customer");
    }
    try (TestBrowser chen = one.people().logInWithCode("chen")) {
      assertThat(TestCase.text(one.upload(chen, "seen.txt", "document", bytes("seen")), "state"))
          .isEqualTo("added");
      assertThat(chen.get(one.address() + "/evidence").page().select("tbody").text())
          .contains("陈测评（测评师）");
      chen.get(document);
      assertThat(chen.page().select("form[action$=/withdraw]")).isEmpty();
      chen.post(document + "/withdraw", Map.of("_csrf", chen.csrf(), "version", "1"));
      assertThat(chen.status()).isEqualTo(403);
      HttpResponse<String> taken =
          one.upload(chen, "customer.txt", "document", bytes("of the assessor"));
      assertThat(taken.body()).contains("\"taken\"").contains("false");
      chen.get(one.address() + "/evidence");
      String upload = chen.page().select("a:contains(customer.txt)[href*=/uploads/]").attr("href");
      assertThat(one.post(chen, upload + "/finish", Map.of("as", "version")).statusCode())
          .isEqualTo(403);
      assertThat(one.begin(chen, "registers/papers.xlsx", 3, "register").statusCode())
          .isEqualTo(403);
      assertThat(
              TestCase.text(
                  one.post(chen, upload + "/finish", Map.of("path", "mine.txt")), "state"))
          .isEqualTo("added");
    }
  }

  @Test
  void aStrangerAndAnotherPersonOfTheCaseGetNothing() {
    String document;
    String upload;
    try (TestBrowser lina = one.people().logIn("lina")) {
      document = one.document(lina, "private.txt", "nobody else’s");
      lina.get(one.address() + "/evidence");
      upload = TestCase.text(one.begin(lina, "part.txt", 3, "document"), "address");
    }
    try (TestBrowser chen = one.people().logInWithCode("chen")) {
      chen.get(one.address() + "/evidence");
      assertThat(chen.page().text()).doesNotContain("part.txt");
      assertThat(one.part(chen, upload, 0, bytes("abc")).statusCode()).isEqualTo(404);
      assertThat(one.post(chen, upload + "/finish", Map.of()).statusCode()).isEqualTo(404);
      assertThat(one.post(chen, upload + "/drop", Map.of()).statusCode()).isEqualTo(404);
    }
    try (TestBrowser zhao = one.people().logIn("zhaoqiang")) {
      String own = TestCase.make(zhao, "赵强的项目");
      zhao.get(own + "/evidence");
      for (String path :
          new String[] {document, document + "/content", one.address() + "/evidence"}) {
        assertThat(one.download(zhao, path).statusCode()).as(path).isEqualTo(404);
        String other = path.replace(one.address(), own);
        if (!other.endsWith("/evidence")) {
          assertThat(one.download(zhao, other).statusCode()).as(other).isEqualTo(404);
        }
      }
      assertThat(one.part(zhao, upload, 0, bytes("abc")).statusCode()).isEqualTo(404);
      assertThat(one.part(zhao, upload.replace(one.address(), own), 0, bytes("abc")).statusCode())
          .isEqualTo(404);
      HttpResponse<String> same =
          one.post(
              zhao,
              own + "/uploads",
              Map.of("path", "private.txt", "size", "3", "kind", "document"));
      assertThat(same.statusCode()).isEqualTo(201);
    }
  }

  @Test
  void namesThatLeadElsewhereAreRefused() {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/evidence");
      for (String path :
          new String[] {
            "../x", "/etc/passwd", "a/../../x", "a\\b", "a//b", "./x", "x/.", "", "a".repeat(1001)
          }) {
        assertThat(one.begin(lina, path, 3, "document").statusCode()).as(path).isEqualTo(400);
      }
      assertThat(one.begin(lina, "a.txt", -1, "document").statusCode()).isEqualTo(400);
      assertThat(one.begin(lina, "a.txt", 60L << 30, "document").statusCode()).isEqualTo(413);
      assertThat(one.begin(lina, "a.txt", 3, "nothing").statusCode()).isEqualTo(400);
      String name = "<img src=x onerror=alert(1)>\".txt";
      String address = one.document(lina, name, "x" + name);
      lina.get(one.address() + "/evidence");
      assertThat(lina.page().select("img")).isEmpty();
      assertThat(lina.page().text()).contains(name);
      assertThat(savedAs(one.download(lina, address + "/content"))).isEqualTo(name);
    }
  }

  private static String savedAs(HttpResponse<byte[]> answer) {
    ContentDisposition disposition =
        ContentDisposition.parse(answer.headers().firstValue("content-disposition").orElseThrow());
    assertThat(disposition.isAttachment()).isTrue();
    return String.valueOf(disposition.getFilename());
  }

  @Test
  void bodiesThatAreTooLargeAreRefused() {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/evidence");
      String upload = TestCase.text(one.begin(lina, "large", 20L << 20, "document"), "address");
      HttpResponse<String> part = one.part(lina, upload, 0, new byte[(8 << 20) + 1]);
      assertThat(part.statusCode()).isEqualTo(413);
      assertThat(part.body()).contains("upload-part-invalid");
      lina.get(one.address() + "/evidence");
      one.single(lina, "large", new byte[9 << 20], Map.of());
      assertThat(lina.status()).isEqualTo(413);
      assertThat(one.begin(lina, "huge", 51L << 30, "document").statusCode()).isNotEqualTo(201);
    }
  }

  @Test
  void withoutTheTokenOfTheFormNothingComesIn() {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get("/nowhere");
      TestBrowser bare = lina.get("/assets/server.css");
      assertThat(bare.csrf()).isEmpty();
      assertThat(one.begin(bare, "a.txt", 3, "document").statusCode()).isEqualTo(403);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
