/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.HighRisk;
import io.yunheng.assessment.ItemResult;
import io.yunheng.catalog.Verdict;
import io.yunheng.server.page.ServerTexts;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Results of real runs in the pages, and who sees what of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultPagesTest {
  private static final List<String> FILES =
      List.of("report.html", "workbook.xlsx", "result.json", "observations.jsonl");

  private Path folder;
  private KeptRuns runs;
  private RunningServer server;
  private TestPeople people;

  @BeforeAll
  void start(@TempDir Path folder) {
    this.folder = folder;
    runs = KeptRuns.in(folder);
    server = RunningServer.in(folder);
    people = new TestPeople(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void theLastRunIsShownWithEveryNumberLinkedToItsRows() {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.path("/results"));
      assertThat(lina.path()).isEqualTo(runs.run(runs.second, ""));
      long partial = runs.assessment.count(Verdict.PARTIAL);
      long open = runs.assessment.count(Verdict.INDETERMINATE);
      assertThat(lina.page().select(".leaves li")).hasSize(46);
      Element lede = lina.page().select(".lede").get(0);
      assertThat(lede.text()).startsWith("46 个测评项：").contains("待核实 " + open);
      lina.get(lede.select("a:contains(部分符合)").attr("href"));
      assertThat(lina.page().select(".leaves li")).hasSize((int) partial);
      assertThat(lina.page().select(".leaves li .verdict").eachText()).containsOnly("部分符合");
      assertThat(lina.page().text()).contains("显示 " + partial + " 项，共 46 项");
    }
  }

  @Test
  void theTreeHasLayersControlPointsAndWhoDecided() {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.run(runs.second, ""));
      assertThat(lina.page().select(".depth1 > summary .branch-name").eachText())
          .contains("安全物理环境", "安全通信网络", "安全计算环境");
      assertThat(lina.page().select(".depth2 > summary svg.vbar[role=img]"))
          .hasSameSizeAs(lina.page().select(".depth2"))
          .allSatisfy(bar -> assertThat(bar.attr("aria-label")).matches(".+: .+ \\d+.*"));
      assertThat(lina.page().select(".leaves .basis").eachText())
          .allSatisfy(basis -> assertThat(basis).contains("自动初判"));
      assertThat(lina.page().select("style, [style], script:not([src])")).isEmpty();
      assertThat(lina.page().text()).contains("工作中").doesNotContain("链尾");
    }
  }

  @Test
  void highRiskCasesHaveAStateAndWhatWasNotSeenIsSaid() {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.run(runs.second, ""));
      assertThat(lina.page().select("table:has(caption:contains(高风险判例)) .mark").eachText())
          .isNotEmpty()
          .allSatisfy(state -> assertThat(state).isIn("可能", "疑似高风险问题"));
      long raised =
          runs.assessment.risks().stream()
              .filter(risk -> risk.state() == HighRisk.State.SUSPECTED)
              .count();
      assertThat(lina.page().select(".lede a[href=#risks]").text())
          .isEqualTo("高风险判例 " + raised + " 个（含疑似）");
      assertThat(lina.page().select("#risks ~ .scroll").get(0).select("tbody tr"))
          .hasSize((int) raised);
      lina.get(runs.run(runs.second, "?risk=yes"));
      assertThat(lina.page().select(".leaves li"))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.select(".mark").text()).contains("高风险"));
      lina.get(runs.run(runs.second, ""));
      assertThat(lina.page().select("table:has(caption:contains(补充后可以判定)) tbody tr")).isNotEmpty();
      assertThat(lina.page().select("table:has(caption:contains(采集完备程度)) tbody tr")).isNotEmpty();
    }
  }

  @Test
  void anItemExplainsItselfAndItsObservationsComeWhenAskedFor() {
    ItemResult item = violated();
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.run(runs.second, "/items/" + item.id()));
      assertThat(lina.status()).isEqualTo(200);
      assertThat(lina.page().select("h2").text()).contains("依据：");
      assertThat(lina.page().select(".block h3")).isNotEmpty();
      Element link = lina.page().select(".on-demand a[hx-get]").get(0);
      assertThat(link.attr("hx-get")).isEqualTo(link.attr("href"));
      lina.get(link.attr("href"));
      assertThat(lina.page().select("header.top")).isNotEmpty();
      List<String> rows = lina.page().select("tbody tr").eachText();
      assertThat(rows).isNotEmpty();
      HttpResponse<String> fragment =
          lina.send(
              HttpRequest.newBuilder(server.at(link.attr("href")))
                  .header("HX-Request", "true")
                  .build());
      assertThat(fragment.statusCode()).isEqualTo(200);
      assertThat(fragment.body()).contains("<table>").doesNotContain("<html", "<header");
    }
  }

  private ItemResult violated() {
    return runs.assessment.items().stream()
        .filter(item -> item.verdict() == Verdict.PARTIAL)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void observationsAreShownByOutcomeAndPage() {
    try (TestBrowser lina = people.logIn("lina")) {
      for (ItemResult item : runs.assessment.items()) {
        lina.get(runs.run(runs.second, "/items/" + item.id()));
        for (String address : lina.page().select(".lede a[href*=observations]").eachAttr("href")) {
          lina.get(address);
          assertThat(lina.status()).as(address).isEqualTo(200);
          assertThat(lina.page().select("tbody tr")).as(address).isNotEmpty();
          String outcome = address.substring(address.indexOf("outcome=") + "outcome=".length());
          assertThat(lina.page().select("tbody td:first-child .mark").eachText())
              .as(address)
              .containsOnly(
                  ServerTexts.load(io.yunheng.fault.Language.ZH).of("result.outcome." + outcome));
        }
      }
    }
  }

  @Test
  void namesWithMarkupAreTexts() {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.run(runs.second, ""));
      String all = lina.last().body();
      for (ItemResult item : runs.assessment.items()) {
        lina.get(runs.run(runs.second, "/items/" + item.id()));
        all += lina.last().body();
        lina.get(runs.run(runs.second, "/items/" + item.id() + "?object=" + encoded(runs.tenant)));
        all += lina.last().body();
      }
      lina.get(compare());
      all += lina.last().body();
      assertThat(all).contains("gov-web&lt;img src=x").doesNotContain("<img src=x");
      lina.get(runs.run(runs.second, "?text=" + encoded("\"><script>alert(1)</script>")));
      assertThat(lina.last().body()).doesNotContain("<script>alert(1)");
    }
  }

  private String compare() {
    return runs.path("/compare?before=" + runs.first.id() + "&after=" + runs.second.id());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void aComparisonShowsOnlyWhatChanged() {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.path("/runs"));
      assertThat(lina.page().select("tbody tr")).hasSize(2);
      lina.get(lina.page().select("tbody a:contains(与前一次比较)").attr("href"));
      assertThat(lina.page().select("h2").eachText()).contains("变为待核实");
      int changed = lina.page().select("tbody tr").size();
      assertThat(changed).isPositive().isLessThan(46);
      assertThat(lina.page().select(".remark").text()).contains("另有 " + (46 - changed) + " 项没有变化");
      lina.get(runs.path("/compare?before=" + runs.first.id() + "&after=" + runs.first.id()));
      assertThat(lina.page().select(".remark").text()).contains("46 项都相同");
      assertThat(lina.page().select("tbody tr")).isEmpty();
      assertThat(lina.get(runs.path("/compare?before=x&after=y")).status()).isEqualTo(404);
    }
  }

  @Test
  void theFilesAreTheOnesOfTheRunAndNeverShownInThePage() throws IOException {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.run(runs.first, ""));
      assertThat(lina.page().select(".cards .card-name").eachText()).isEqualTo(FILES);
      assertThat(lina.page().select(".cards code").eachText())
          .allSatisfy(digest -> assertThat(digest).matches("SHA-256 [0-9a-f]{64}"));
      for (String file : FILES) {
        HttpResponse<String> answer =
            lina.send(
                HttpRequest.newBuilder(server.at(runs.run(runs.first, "/files/" + file))).build());
        assertThat(answer.statusCode()).as(file).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
            .startsWith("attachment")
            .contains(file);
        assertThat(answer.headers().firstValue("content-security-policy"))
            .contains("sandbox; default-src 'none'");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
        if (!file.endsWith(".xlsx")) {
          assertThat(answer.body())
              .isEqualTo(
                  Files.readString(folder.resolve("data").resolve("runs/first").resolve(file)));
        }
      }
      for (String other : List.of("..%2F..%2Fdata.db", "other.json", "%2e%2e")) {
        assertThat(lina.get(runs.run(runs.first, "/files/" + other)).status())
            .as(other)
            .isIn(400, 404);
      }
    }
  }

  @Test
  void aForeignRunIsNotThere() {
    try (TestBrowser zhao = people.logIn("zhaoqiang")) {
      for (String path :
          List.of(
              runs.path("/results"),
              runs.path("/runs"),
              runs.run(runs.first, ""),
              runs.run(runs.first, "/items/" + violated().id()),
              runs.run(runs.first, "/files/result.json"),
              compare(),
              "/cases/" + runs.foreign.id() + "/runs/" + runs.first.id(),
              "/cases/" + runs.foreign.id() + "/runs/" + runs.first.id() + "/files/result.json")) {
        assertThat(zhao.get(path).status()).as(path).isEqualTo(404);
        assertThat(zhao.page().text()).doesNotContain("政务云平台等级测评");
      }
      zhao.get("/cases/" + runs.foreign.id() + "/results");
      assertThat(zhao.page().text()).contains("还没有测评结果");
    }
  }

  @Test
  void whoMayNotReadResultsIsRefused() {
    try (TestBrowser mei = people.logIn("mei")) {
      for (String path :
          List.of(
              runs.path("/results"),
              runs.path("/runs"),
              runs.run(runs.first, ""),
              runs.run(runs.first, "/files/result.json"),
              compare())) {
        assertThat(mei.get(path).status()).as(path).isEqualTo(403);
      }
    }
  }

  @Test
  void whoMaySeeOneObjectSeesNothingOfOthers() {
    try (TestBrowser chen = people.enrol("chen")) {
      chen.get(runs.path("/results"));
      assertThat(chen.path()).isEqualTo(runs.run(runs.second, ""));
      long mine =
          runs.assessment.items().stream()
              .flatMap(item -> item.objects().stream())
              .filter(object -> object.object().equals(runs.tenant))
              .count();
      assertThat(chen.page().select(".leaves li")).hasSize((int) mine);
      assertThat(chen.page().select(".lede").text()).contains("您可以看到 " + mine + " 个");
      assertThat(chen.page().select(".cards")).isEmpty();
      assertThat(chen.page().select("caption:contains(高风险)")).isEmpty();
      String other =
          runs.assessment.items().stream()
              .flatMap(item -> item.objects().stream())
              .filter(object -> object.object().startsWith("tenant:"))
              .filter(object -> !object.object().equals(runs.tenant))
              .map(object -> object.object())
              .findFirst()
              .orElseThrow();
      for (ItemResult item : runs.assessment.items()) {
        String path = runs.run(runs.second, "/items/" + item.id());
        boolean has =
            item.objects().stream().anyMatch(object -> object.object().equals(runs.tenant));
        assertThat(chen.get(path).status()).as(item.id()).isEqualTo(has ? 200 : 404);
        assertThat(chen.last().body()).doesNotContain(other);
        assertThat(chen.get(path + "?object=" + encoded(other)).status()).isEqualTo(404);
      }
      assertThat(chen.get(runs.run(runs.second, "/files/result.json")).status()).isEqualTo(404);
      assertThat(chen.get(compare()).status()).isEqualTo(404);
    }
  }

  @Test
  void whatWasReleasedIsSeenAndNothingElse() {
    try (TestBrowser guan = people.logIn("guan")) {
      guan.get(runs.path("/results"));
      assertThat(guan.path()).isEqualTo(runs.run(runs.first, ""));
      assertThat(guan.page().select(".leaves li")).hasSize(46);
      assertThat(guan.get(runs.run(runs.first, "/files/result.json")).status()).isEqualTo(200);
      assertThat(guan.get(runs.run(runs.second, "")).status()).isEqualTo(404);
      assertThat(guan.get(runs.path("/runs")).page().select("tbody tr")).hasSize(1);
      assertThat(guan.get(compare()).status()).isEqualTo(404);
    }
  }
}
