/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.estate.EstateDiff;
import io.yunheng.estate.EstateReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uploaded snapshots of a cloud: of which day they are, and what differs between two of them. */
@Timeout(900)
class SnapshotPagesTest {
  private static final Path ESTATES = Path.of("..", "..", "examples", "gov-cloud", "estates");

  @TempDir private Path folder;
  private RunningServer server;
  private TestCase one;

  @BeforeEach
  void start() {
    server = RunningServer.in(folder);
    one = TestCase.in(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aSnapshotIsOfTheDayThatItSaysItself() throws IOException {
    byte[] before = Files.readAllBytes(ESTATES.resolve("before.jsonl"));
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/evidence");
      one.single(
          lina,
          "before.jsonl",
          before,
          Map.of("kind", "estate", "path", "estates/before.jsonl", "date", "2020-01-01"));
      assertThat(lina.page().select(".facts").text())
          .contains("证据日期 2026-11-21（快照自己所记，未经核实）")
          .doesNotContain("2020-01-01");
      one.document(lina, "制度/安全管理制度.txt", "第一条");
      lina.get(one.address());
      assertThat(source(lina, "estate")).contains("2026-11-21（快照所记）");
      assertThat(source(lina, "document")).contains("2026-11-24（上传日期）");
    }
  }

  private static String source(TestBrowser browser, String kind) {
    return browser.page().select("tr:has(td:first-child a[href$=kind=" + kind + "])").text();
  }

  @Test
  void aComparisonSaysWhichSnapshotsAndListsEveryDifference() throws Exception {
    EstateDiff diff =
        EstateDiff.between(
            EstateReader.read(ESTATES.resolve("before.jsonl")),
            EstateReader.read(ESTATES.resolve("now.jsonl")));
    try (TestBrowser lina = one.people().logIn("lina")) {
      String before = upload(lina, "before.jsonl");
      String after = upload(lina, "now.jsonl");
      String jobs = one.address() + "/jobs";
      lina.get(jobs).submit(jobs + "/compare", "before", last(before), "after", last(after));
      new TestCases(server).ended(lina);
      String page = lina.path();
      assertSides(lina, before, after);
      assertThat(lina.page().select(".lede").text())
          .isEqualTo(
              "新增 %d、消失 %d、变更的数据 %d、未能比较 %d。"
                  .formatted(
                      diff.added().size(),
                      diff.removed().size(),
                      diff.changed().size(),
                      diff.incomparable().size()));
      assertThat(lina.page().select("tr:contains(gov-app-1)").text())
          .as("what is gone has its name")
          .contains("516ba509-ad1d-446b-bb1a-1d7cf9825484");
      assertThat(lina.page().select("tr:contains(99c7e70e-6dd5-4650-9540-544df5ea3a69)").text())
          .as("what is changed has its name, and both values")
          .contains("gov-web-1", "cmp-a1", "cmp-a2");
      List<Element> numbers = lina.page().select(".lede a, tbody a[href*=rows]");
      assertThat(numbers).hasSizeGreaterThan(8);
      for (Element number : numbers) {
        assertThat(rows(lina, number.attr("href")))
            .as(number.attr("href"))
            .isEqualTo(Long.parseLong(number.text().replaceAll(".* ", "")));
      }
      lina.get(page + "?rows=incomparable&kind=load-balancer");
      assertThat(lina.page().select("#incomparable ~ .scroll").text())
          .contains("有没有这类资源", "整个类别", "不支持：");
      assertThat(lina.get(page + "?rows=changed&kind=x").page().text()).contains("没有内容");
      assertThat(lina.get(page + "?rows=x").page().select("#added, #changed")).hasSize(2);
    }
  }

  private static void assertSides(TestBrowser browser, String before, String after)
      throws Exception {
    Element sides = browser.page().select("table:has(caption:contains(比较的两次采集))").get(0);
    assertThat(sides.select("tbody tr").eachText())
        .satisfiesExactly(
            first -> assertThat(first).contains("先前", "2026-11-21", "estates/before.jsonl", "李娜"),
            second -> assertThat(second).contains("后来", "2026-11-21", "estates/now.jsonl", "李娜"));
    assertThat(sides.select("a").eachAttr("href")).containsExactly(before, after);
    assertThat(browser.page().select(".print-head").text())
        .contains("门户网站等级测评", sha256("before.jsonl"), sha256("now.jsonl"));
  }

  /** How many rows there are at an address, and at those that follow. */
  private static long rows(TestBrowser browser, String address) {
    String group = address.replaceAll(".*#", "");
    long rows = 0;
    String next = address.replaceAll("#.*", "");
    while (!next.isEmpty()) {
      browser.get(next);
      rows += browser.page().select("#" + group + " ~ .scroll").get(0).select("tbody tr").size();
      next = browser.page().select(".paging a[rel=next]").attr("href");
    }
    return rows;
  }

  private String upload(TestBrowser browser, String name) throws IOException {
    HttpResponse<String> answer =
        one.upload(browser, "estates/" + name, "estate", Files.readAllBytes(ESTATES.resolve(name)));
    return TestCase.text(answer, "address");
  }

  private static String sha256(String name) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(ESTATES.resolve(name))));
  }

  private static String last(String address) {
    return address.replaceAll(".*/", "");
  }
}
