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
import java.util.stream.Stream;
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

  private static final List<String> PICTURES = List.of("location.svg", "network.svg");

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
  void whatTheLastRunLacksIsProposedToBeAskedFor() {
    try (TestBrowser lina = people.logIn("lina")) {
      String list = runs.path("/requests");
      lina.get(list + "/new");
      List<String> proposed = lina.page().select("label:has(input[name^=n])").eachText();
      assertThat(proposed).isNotEmpty().allMatch(text -> text.contains("可判定"));
      lina.submit(list, "title", "材料", "outside", "某云公司", "n0", "true");
      assertThat(lina.page().select("table td").eachText())
          .anyMatch(text -> text.matches("(?s).*答复后可判定 [0-9]+ 个测评项.*"));
      lina.get(list + "/new")
          .submit(list, "title", "材料", "outside", "某云公司", "n0", "true", "seen", "other");
      assertThat(lina.status()).isEqualTo(422);
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
      assertThat(lina.page().select(".leaves .aside").text())
          .as("only what is out of the ordinary")
          .contains("个测评对象")
          .doesNotContain("自动初判");
      assertThat(lina.page().select(".leaves li:has(.v-non-compliant) .reason").text())
          .isNotBlank();
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
          .allSatisfy(state -> assertThat(state).isIn("可能", "疑似高风险问题", "不构成高风险问题"))
          .contains("不构成高风险问题");
      assertThat(runs.assessment.risks())
          .anyMatch(risk -> risk.present() && risk.state() == HighRisk.State.REJECTED);
      long raised =
          runs.assessment.risks().stream()
              .filter(risk -> risk.state() == HighRisk.State.SUSPECTED)
              .count();
      assertThat(lina.page().select(".lede a[href=#risks]").text())
          .isEqualTo("高风险判例 " + raised + " 个（含疑似）");
      assertThat(lina.page().select("#risks ~ .scroll").get(0).select("tbody tr"))
          .hasSize((int) raised);
      assertThat(lina.get("/").page().select("tr:contains(政务云平台等级测评) a[href$=#risks]").text())
          .as("the first page counts what the page of the run counts")
          .isEqualTo("高风险判例 " + raised);
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
          assertThat(lina.page().select("tbody td:first-child .verdict").eachText())
              .as(address)
              .containsOnly(
                  ServerTexts.load(io.yunheng.fault.Language.ZH).of("result.outcome." + outcome));
          assertThat(lina.page().select("tbody td:nth-child(4)").eachText())
              .as("what each row rests on, at %s", address)
              .allSatisfy(basis -> assertThat(basis).isNotBlank());
        }
      }
    }
  }

  @Test
  void observationsHaveNamesAndSayWhatIsWrongOrMissing() {
    try (TestBrowser lina = people.logIn("lina")) {
      int unknown = 0;
      for (ItemResult item : runs.assessment.items()) {
        lina.get(runs.run(runs.second, "/items/" + item.id()));
        for (String address :
            lina.page()
                .select(".lede a[href*=outcome=violated], .lede a[href*=outcome=unknown]")
                .eachAttr("href")) {
          lina.get(address);
          assertThat(lina.page().select("tbody td:nth-child(3)").eachText())
              .as(address)
              .allSatisfy(problem -> assertThat(problem).isNotBlank());
          assertThat(lina.page().select("tbody td:nth-child(2) .thing").eachText())
              .as(address)
              .isNotEmpty()
              .allSatisfy(thing -> assertThat(thing).doesNotMatch("[a-z-]+/[0-9a-f-]{32,36}.*"));
          unknown += address.contains("unknown") ? 1 : 0;
        }
      }
      assertThat(unknown).isPositive();
    }
  }

  @Test
  void neighboursAreThoseOfTheFilter() {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.run(runs.second, "?verdict=partial"));
      List<String> all = lina.page().select(".leaf-name > a:first-child").eachAttr("href");
      lina.get(all.get(0));
      assertThat(lina.page().select(".steps a[rel=prev]")).isEmpty();
      for (String next : all.subList(1, all.size())) {
        String href = lina.page().select(".steps a[rel=next]").attr("href");
        assertThat(href).isEqualTo(next);
        lina.get(href);
        assertThat(lina.status()).isEqualTo(200);
      }
      assertThat(lina.page().select(".steps a[rel=next]")).isEmpty();
      assertThat(lina.page().select(".steps").text())
          .contains("第 " + all.size() + " 项，共 " + all.size() + " 项");
    }
  }

  @Test
  void itemsOnWhichTheRulesDifferAreMarkedAndFound() {
    List<String> differ =
        runs.assessment.items().stream()
            .filter(item -> item.verdict() != item.other().verdict())
            .map(ItemResult::id)
            .toList();
    assertThat(differ).isNotEmpty();
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.run(runs.second, ""));
      assertThat(lina.page().select(".headline").text()).contains("按作业指导书判定");
      assertThat(lina.page().select(".leaves .other")).hasSameSizeAs(differ);
      Element chip = lina.page().select(".chips a:contains(两种规则不同)").get(0);
      assertThat(chip.select("b").text()).isEqualTo(Integer.toString(differ.size()));
      lina.get(chip.attr("href"));
      assertThat(lina.page().select(".leaves li")).hasSameSizeAs(differ);
      assertThat(lina.page().select(".chips a[aria-current]").text()).startsWith("两种规则不同");
      lina.get(lina.page().select(".leaf-name > a").attr("href"));
      assertThat(lina.page().select(".lede").text()).contains("按另一种判定规则（GB/T 28448）：");
    }
  }

  @Test
  void aQuestionForAPersonSaysHowItIsAnswered() {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.run(runs.second, "/items/MLPS-L3-location-a"));
      Element way = lina.page().select(".lede:contains(须由人填写)").get(0);
      assertThat(way.text()).contains("workbook merge", "records.jsonl", "结果记录");
      assertThat(way.select("a").eachAttr("href"))
          .contains(runs.run(runs.second, "/files/workbook.xlsx"), runs.path("/evidence"))
          .allSatisfy(
              to -> assertThat(lina.get(to.replaceAll("#.*", "")).status()).as(to).isEqualTo(200));
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
      int changed = lina.page().select(".changed").size();
      assertThat(changed).isPositive().isLessThan(46);
      assertThat(lina.page().select(".lede").text()).contains("另有 " + (46 - changed) + " 项没有变化");
      assertThat(lina.page().select(".bars svg[role=img]")).hasSize(2);
      assertThat(lina.page().select(".causes .fact").text())
          .contains("还缺：")
          .doesNotContain("register:", "sheet '");
      lina.get(runs.path("/compare?before=" + runs.first.id() + "&after=" + runs.first.id()));
      assertThat(lina.page().select(".lede").text()).contains("46 项都相同");
      assertThat(lina.page().select(".changed")).isEmpty();
      assertThat(lina.get(runs.path("/compare?before=x&after=y")).status()).isEqualTo(404);
    }
  }

  @Test
  void theFilesAreTheOnesOfTheRunAndNeverShownInThePage() throws IOException {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.run(runs.first, ""));
      assertThat(lina.page().select(".tabs .wanted a").eachText()).containsExactly("报告", "现场测评记录表");
      assertThat(lina.page().select(".cards .main .card-name").eachText())
          .containsExactly("报告", "现场测评记录表");
      assertThat(lina.page().select(".cards .card-file").eachText())
          .isEqualTo(Stream.concat(FILES.stream(), PICTURES.stream()).toList());
      assertThat(lina.page().select(".cards code").eachText())
          .allSatisfy(digest -> assertThat(digest).matches("[0-9a-f]{64}"));
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
  void thePicturesAreShownAndDoNothing() throws IOException {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.run(runs.second, ""));
      assertThat(lina.page().select("a[href=#pictures], h2#pictures").eachText())
          .containsExactly("位置与网络", "位置与网络");
      assertThat(lina.page().select(".drawn img").eachAttr("src"))
          .isEqualTo(
              PICTURES.stream().map(name -> runs.run(runs.second, "/files/" + name)).toList());
      assertThat(lina.page().select(".drawn img").eachAttr("alt"))
          .allSatisfy(text -> assertThat(text).contains("图："));
      assertThat(lina.page().select(".drawn-box a").eachAttr("href"))
          .isEqualTo(lina.page().select(".drawn img").eachAttr("src"));
      assertThat(lina.page().select(".drawn figcaption a").eachAttr("href"))
          .contains(
              runs.run(runs.second, "/items/MLPS-L3-location-a"),
              runs.run(runs.second, "/items/MLPS-L3-network-a"))
          .allSatisfy(item -> assertThat(lina.get(item).status()).as(item).isEqualTo(200));
      for (String name : PICTURES) {
        HttpResponse<String> answer =
            lina.send(
                HttpRequest.newBuilder(server.at(runs.run(runs.second, "/files/" + name))).build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map())
            .containsEntry("content-type", List.of("image/svg+xml"))
            .containsEntry("x-content-type-options", List.of("nosniff"))
            .containsEntry(
                "content-security-policy",
                List.of("default-src 'none'; style-src 'unsafe-inline'; sandbox"))
            .containsEntry("cross-origin-opener-policy", List.of("unsafe-none"));
        assertThat(answer.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
        assertThat(answer.body())
            .doesNotContain("<img", "<script")
            .isEqualTo(
                Files.readString(
                    folder.resolve("data").resolve("runs/second/pictures").resolve(name)));
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
      assertThat(chen.get(runs.run(runs.second, "")).page().select("#pictures, img")).isEmpty();
      for (String name : PICTURES) {
        assertThat(chen.get(runs.run(runs.second, "/files/" + name)).status()).isEqualTo(404);
      }
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
      assertThat(guan.get(runs.run(runs.first, "")).page().select(".drawn img"))
          .hasSameSizeAs(PICTURES);
      assertThat(guan.get(runs.run(runs.second, "")).status()).isEqualTo(404);
      assertThat(guan.get(runs.path("/runs")).page().select("tbody tr")).hasSize(1);
      assertThat(guan.get(compare()).status()).isEqualTo(404);
    }
  }
}
