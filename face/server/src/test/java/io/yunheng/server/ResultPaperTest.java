/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pages of results as papers: what they are of, and that their words are explained. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultPaperTest {
  private KeptRuns runs;
  private RunningServer server;
  private TestPeople people;

  @BeforeAll
  void start(@TempDir Path folder) {
    runs = KeptRuns.in(folder);
    server = RunningServer.in(folder);
    people = new TestPeople(server);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void theStatesOfHighRiskCasesAreExplainedAndNoOthers() {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.run(runs.second, ""));
      List<String> states =
          lina.page().select("table:has(caption:contains(高风险判例)) td:nth-child(2) .mark").eachText();
      Element legend = lina.page().select("#risks ~ dl.facts").get(0);
      assertThat(legend.select("dt").eachText())
          .hasSizeGreaterThan(1)
          .containsExactlyInAnyOrderElementsOf(Set.copyOf(states));
      assertThat(legend.select("dd").eachText())
          .allSatisfy(meaning -> assertThat(meaning).hasSizeGreaterThan(4));
    }
  }

  @Test
  void whatIsPrintedNamesItsCaseRunsAndDigests() {
    try (TestBrowser lina = people.logIn("lina")) {
      lina.get(runs.path(""));
      assertThat(lina.page().select(".print-head").text())
          .contains(
              "政务云平台等级测评", runs.one.id().text(), runs.second.id().text(), runs.second.caseDigest());
      lina.get(runs.path("/compare?before=" + runs.first.id() + "&after=" + runs.second.id()));
      assertThat(lina.page().select(".print-head").text())
          .contains(
              "政务云平台等级测评",
              "先前：测评编号 " + runs.first.id(),
              "先前：案卷摘要值 " + runs.first.caseDigest(),
              "后来：测评编号 " + runs.second.id(),
              "后来：案卷摘要值 " + runs.second.caseDigest());
    }
    try (TestBrowser zhao = people.logIn("zhaoqiang")) {
      zhao.get("/cases/" + runs.foreign.id());
      assertThat(zhao.page().select(".print-head").text()).contains("别家的项目", "还没有");
    }
  }
}
