/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.server.web.WebRoute;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people with bad intentions send: guesses, markup, bombs, too much, and too slowly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
class AbuseTest {
  private static final String MARKUP =
      "Xq\"'><img src=x onerror=alert(1)><script>alert(2)</script>";
  private static final int SLOW = 300;
  private static final int MOST_PAGES = 150;

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
  void guessesFromOneAddressKeepNobodyElseOut() throws Exception {
    try (HttpClient guesser = from("127.0.0.3");
        HttpClient other = from("127.0.0.4")) {
      for (int i = 0; i < 40; i++) {
        assertThat(logIn(guesser, "nobody" + i, "wrong").statusCode()).isEqualTo(422);
      }
      assertThat(logIn(guesser, "lina", TestPeople.PASSWORD).body()).contains("错误次数过多");
      assertThat(logIn(other, "lina", TestPeople.PASSWORD).statusCode()).isEqualTo(303);
      for (int i = 0; i < 40; i++) {
        assertThat(logIn(guesser, "zhaoqiang", "wrong").statusCode()).isEqualTo(422);
      }
      assertThat(logIn(other, "zhaoqiang", TestPeople.PASSWORD).statusCode())
          .as("an address that is locked does not count against an account")
          .isEqualTo(303);
    }
  }

  private static HttpClient from(String address) throws IOException {
    return HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build();
  }

  private HttpResponse<String> logIn(HttpClient client, String login, String password)
      throws IOException, InterruptedException {
    return client.send(
        form("/login", Map.of("login", login, "password", password)), BodyHandlers.ofString());
  }

  private HttpRequest form(String path, Map<String, String> values) {
    return HttpRequest.newBuilder(server.at(path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Cookie", FormToken.COOKIE)
        .header("X-XSRF-TOKEN", FormToken.sent())
        .POST(HttpRequest.BodyPublishers.ofString(TestBrowser.form(values)))
        .build();
  }

  @Test
  void whoSendsSlowlyKeepsNobodyWaiting() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (TestBrowser lina = one.people().logIn("lina")) {
      for (int i = 0; i < SLOW; i++) {
        slow.add(begun("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "));
        slow.add(
            begun(
                "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\n\r\nlogin="));
      }
      for (int round = 0; round < 3; round++) {
        for (Socket socket : slow) {
          socket.getOutputStream().write('a');
        }
        assertThat(lina.get(one.address()).status()).isEqualTo(200);
      }
      for (Socket socket : List.of(slow.getFirst(), slow.get(1))) {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).as("it is closed in time").doesNotContain("HTTP/1.1 200");
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private Socket begun(String bytes) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.at("/").getPort());
    socket.setSoTimeout(120_000);
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  @Test
  void slowFormsOfOnePersonLeaveRoomForOthers() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (TestBrowser chen = one.people().logInWithCode("chen");
        TestBrowser lina = one.people().logIn("lina")) {
      chen.get(one.address() + "/evidence");
      for (int i = 0; i < 10; i++) {
        slow.add(
            begun(
                "POST "
                    + one.address()
                    + "/uploads/single HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n"
                    + "Content-Type: multipart/form-data; boundary=x\r\nX-XSRF-TOKEN: "
                    + chen.csrf()
                    + "\r\nCookie: "
                    + chen.cookies()
                    + "\r\n\r\n--x\r\n"));
      }
      Thread.sleep(1000);
      lina.get(one.address() + "/evidence");
      one.single(
          lina,
          "a.txt",
          "text".getBytes(StandardCharsets.US_ASCII),
          Map.of("_csrf", lina.csrf(), "kind", "document", "path", "slow/a.txt"));
      assertThat(lina.status()).as(lina.page().text()).isEqualTo(200);
      assertThat(lina.path()).contains("/evidence/");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void whatIsTooLargeIsRefusedAndLeavesTheServerAlone() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder header =
          HttpRequest.newBuilder(server.at("/login")).header("X-Large", "x".repeat(20_000));
      assertThat(client.send(header.build(), BodyHandlers.ofString()).statusCode()).isIn(400, 431);
      HttpRequest address = HttpRequest.newBuilder(server.at("/" + "x".repeat(20_000))).build();
      assertThat(client.send(address, BodyHandlers.ofString()).statusCode()).isIn(400, 414);
      assertThat(
              client
                  .send(
                      form("/login", Map.of("login", "x".repeat(300_000))), BodyHandlers.ofString())
                  .statusCode())
          .isIn(400, 413);
      Map<String, String> many = new LinkedHashMap<>();
      for (int i = 0; i < 1_000; i++) {
        many.put("p" + i, "v");
      }
      assertThat(client.send(form("/login", many), BodyHandlers.ofString()).statusCode())
          .isIn(400, 413);
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(server.at("/login")).build(), BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void nothingThatARequestSaysLeadsElsewhere() throws Exception {
    for (String to :
        List.of(
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "\\/evil.example",
            "/%09/evil.example\t",
            "javascript:alert(1)",
            "/ok\r\nX-Evil: 1")) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpResponse<String> answer =
            client.send(
                form("/language", Map.of("language", "en", "back", to)), BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location").orElse("/"))
            .as(to)
            .matches("/[^/\\\\]?.*")
            .doesNotContain("evil.example\"", "//", "\\", "javascript");
        assertThat(answer.headers().map()).doesNotContainKey("x-evil");
      }
    }
    try (Socket socket =
        begun(
            String.join(
                "\r\n",
                "GET /account HTTP/1.1",
                "Host: evil.example",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "Forwarded: host=evil.example",
                "X-Forwarded-For: 10.9.9.9",
                "Connection: close",
                "",
                ""))) {
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("Location: /login")
          .doesNotContain("evil.example");
    }
  }

  /** Fills markup into every field of every form that it finds, and looks at every page again. */
  @Test
  void markupInAnyFieldIsTextOnEveryPage() {
    try (TestBrowser lina = one.people().logIn("lina");
        TestBrowser admin = one.people().logInWithCode("sys")) {
      lina.get(one.address() + "/evidence");
      one.upload(
          lina,
          MARKUP.replace("/", "") + ".txt",
          "document",
          MARKUP.getBytes(StandardCharsets.UTF_8));
      for (TestBrowser browser : List.of(lina, admin)) {
        List<String> begin = new ArrayList<>(List.of(one.address()));
        server.server().routes().stream()
            .filter(route -> route.name().startsWith("GET "))
            .map(WebRoute::path)
            .filter(path -> !path.matches("/(assets|login|standards).*|.*\\{.*"))
            .forEach(begin::add);
        Map<String, Document> pages = pages(browser, begin);
        Set<String> sent = new HashSet<>();
        pages.forEach(
            (path, page) -> {
              for (Element form : page.select("form[method=post]:not([enctype])")) {
                if (sent.add(form.attr("action").replaceAll("[0-9a-f]{32}", "ID"))) {
                  fill(browser, path, form);
                }
              }
            });
        assertThat(sent).hasSizeGreaterThan(5);
        Map<String, Document> after = pages(browser, begin);
        assertThat(after.values().stream().anyMatch(page -> page.text().contains("Xq\"'><img")))
            .as("what was sent is shown by %s", after.keySet())
            .isTrue();
      }
    }
  }

  private void fill(TestBrowser browser, String path, Element form) {
    String action = form.attr("action");
    if (action.matches(
        ".*(/logout|/language|/end|/end-others|/withdraw|/password|/factor|/state|/leave|/drop).*")) {
      return;
    }
    browser.get(path);
    Map<String, String> values = new LinkedHashMap<>();
    for (Element field : form.select("input[name],select[name],textarea[name]")) {
      String name = field.attr("name");
      boolean text = field.is("textarea") || field.attr("type").matches("|text|search|email|url");
      Element option = field.selectFirst("option[selected]");
      Element first = field.selectFirst("option");
      values.put(
          name,
          name.equals("_csrf")
              ? browser.csrf()
              : text
                  ? MARKUP
                  : field.is("select")
                      ? option != null ? option.val() : first == null ? "" : first.val()
                      : field.val());
    }
    browser.post(action, values);
    assertThat(browser.status()).as(action).isLessThan(500);
    sound(action, browser.page());
  }

  private Map<String, Document> pages(TestBrowser browser, List<String> begin) {
    Map<String, Document> pages = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(begin);
    while (!open.isEmpty() && pages.size() < MOST_PAGES) {
      String path = open.remove();
      if (pages.containsKey(path)) {
        continue;
      }
      browser.get(path);
      assertThat(browser.status()).as(path).isLessThan(500);
      pages.put(path, browser.page());
      sound(path, browser.page());
      for (String href : browser.page().select("main a[href], nav a[href]").eachAttr("href")) {
        if (href.startsWith("/") && !href.matches(".*(/content|/template|/standards|/files/).*")) {
          open.add(href.replaceAll("#.*", ""));
        }
      }
    }
    return pages;
  }

  private static void sound(String path, Document page) {
    assertThat(
            page.select(
                "img[src=x], [onerror], [onload], [onclick], [onmouseover], script:not([src]),"
                    + " style, [style], iframe, object, embed, a[href^=javascript]"))
        .as(path)
        .isEmpty();
  }

  @Test
  void aBombInARegisterFailsItsJobAlone() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      for (String name :
          List.of("[Content_Types].xml", "xl/workbook.xml", "xl/sharedStrings.xml")) {
        out.putNextEntry(new ZipEntry(name));
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < 256; i++) {
          out.write(zeros);
        }
      }
    }
    TestCases cases = new TestCases(server);
    try (TestBrowser lina = one.people().logIn("lina")) {
      TestCase own = one.further(lina, "炸弹");
      assertThat(
              TestCase.text(
                  own.upload(lina, "registers/papers.xlsx", "register", zip.toByteArray()),
                  "state"))
          .isEqualTo("added");
      lina.get(own.address() + "/jobs");
      assertThat(lina.page().select("tbody a").eachAttr("href"))
          .anySatisfy(
              job -> {
                cases.ended(lina.get(job));
                assertThat(lina.page().select(".facts").text()).contains("失败");
                assertThat(lina.page().text()).contains("papers.xlsx").doesNotContain("defect");
              });
      assertThat(lina.get(own.address()).status()).isEqualTo(200);
    }
  }

  /** The address counts as one, however it is written, and forgets after a while. */
  @Test
  void theLockOfAnAddressEnds() throws Exception {
    try (HttpClient guesser = from("127.0.0.5")) {
      for (int i = 0; i < 20; i++) {
        logIn(guesser, "nobody" + i, "wrong");
      }
      assertThat(logIn(guesser, "lina", TestPeople.PASSWORD).body()).contains("错误次数过多");
      server.later(Duration.ofSeconds(31));
      assertThat(logIn(guesser, "lina", TestPeople.PASSWORD).statusCode()).isEqualTo(303);
    }
  }
}
