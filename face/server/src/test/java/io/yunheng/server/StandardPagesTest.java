/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.server.page.Spacing;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The standards in the pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardPagesTest {
  private static final Catalog CATALOG = Catalog.shipped();

  private RunningServer server;
  private TestBrowser browser;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = RunningServer.in(folder);
    TestPeople people = new TestPeople(server);
    people.join(server.setUpLink(), "王系统", "sys");
    browser = people.enrol("sys");
  }

  @AfterAll
  void stop() {
    browser.close();
    server.close();
  }

  @Test
  void theDocumentsAreListedWithTheirClauses() {
    browser.get("/standards");
    assertThat(browser.page().select("tbody tr")).hasSize(CATALOG.documents().size());
    browser.get("/standards/EXIT");
    assertThat(browser.page().select("h1").text()).isEqualTo("退出服务通则");
    assertThat(browser.page().select(".remark.warn").text()).contains("非官方");
    assertThat(browser.page().select("tbody a")).isNotEmpty();
  }

  @Test
  void aNumberIsFoundFirst() {
    Clause clause = CATALOG.clauses().get(100);
    assertThat(found("text=" + clause.id().toLowerCase(java.util.Locale.ROOT)))
        .first()
        .isEqualTo(clause.title().zh());
  }

  @Test
  void chineseWordsAreFoundWithoutBoundariesAndEveryWordCounts() {
    List<String> broad = found("text=" + encoded("数据"));
    List<String> narrow = found("text=" + encoded("数据 删除"));
    assertThat(narrow).isNotEmpty().hasSizeLessThanOrEqualTo(broad.size());
    assertThat(narrow.getFirst()).containsAnyOf("删除", "数据");
    assertThat(browser.page().select("tbody mark").eachText()).contains("删除", "数据");
    assertThat(found("text=" + encoded("没有这样的词组"))).isEmpty();
    assertThat(browser.page().text()).contains("没有找到");
  }

  @Test
  void filtersStandInTheAddress() {
    found("document=GOV&stage=exit&actor=customer");
    assertThat(browser.page().select("tbody td:first-child").eachText())
        .isNotEmpty()
        .allSatisfy(place -> assertThat(place).startsWith("政府网站云服务指南 "));
    assertThat(browser.page().select("select[name=document] option[selected]").val())
        .isEqualTo("GOV");
    found("document=GOV");
    String next = browser.page().select("a[rel=next]").attr("href");
    assertThat(next).contains("document=GOV").contains("from=50");
    assertThat(browser.get(next).page().select("tbody tr")).isNotEmpty();
  }

  @Test
  void everyClauseHasAPage() {
    for (Clause clause : CATALOG.clauses()) {
      browser.get("/standards/" + clause.document() + "/" + clause.id());
      assertThat(browser.status()).as(clause.id()).isEqualTo(200);
      assertThat(browser.page().select("h1").text()).endsWith(Spacing.of(clause.title().zh()));
      assertThat(browser.page().select(".lede").text())
          .isEqualTo(Spacing.of(clause.summary().zh()));
    }
  }

  @Test
  void aClauseSaysWhoWhenWhatAndWhatCorresponds() {
    Clause clause =
        CATALOG.clauses().stream()
            .filter(one -> !CATALOG.artefactsOf(one).isEmpty())
            .filter(one -> !CATALOG.crossWalk().of(one.id()).isEmpty())
            .findFirst()
            .orElseThrow();
    browser.get("/standards/" + clause.document() + "/" + clause.id());
    assertThat(browser.page().select(".facts dt").eachText()).contains("主体", "阶段", "能愿动词");
    assertThat(browser.page().select("table:has(caption:contains(要求的文件)) tbody tr"))
        .hasSameSizeAs(CATALOG.artefactsOf(clause));
    assertThat(browser.page().select("table:has(caption:contains(对应条款)) tbody tr"))
        .hasSameSizeAs(CATALOG.crossWalk().of(clause.id()));
  }

  @Test
  void anItemOfTheAssessmentShowsHowItIsDecided() {
    String id = CATALOG.mlps().items().getFirst().id();
    browser.get("/standards/MLPS/" + id);
    assertThat(browser.page().text()).contains("测评单元").contains("判定时要回答的问题");
  }

  @Test
  void whatIsNotThereIsNotThere() {
    for (String path :
        List.of("/standards/NONE", "/standards/GOV/NONE", "/standards/GOV/EXIT-9.4-3")) {
      assertThat(browser.get(path).status()).as(path).isEqualTo(404);
    }
    browser.get("/standards?text=" + encoded("<script>alert(1)</script>"));
    assertThat(browser.last().body()).doesNotContain("<script>alert");
  }

  private List<String> found(String query) {
    browser.get("/standards?" + query);
    assertThat(browser.status()).isEqualTo(200);
    return browser.page().select("tbody a").eachText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
