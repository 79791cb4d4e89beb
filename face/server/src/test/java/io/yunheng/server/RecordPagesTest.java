/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.Scope;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.casework.RecordEdit;
import io.yunheng.casework.RecordFinding;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several people write result records over a real run, and a second one agrees. */
class RecordPagesTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>=cmd|' /C calc'!A0";

  @TempDir private Path folder;
  private KeptRuns runs;
  private RunningServer server;
  private TestPeople people;
  private String list;

  @BeforeEach
  void start() {
    runs =
        KeptRuns.in(
            folder,
            made -> {
              RandomId fang = made.join("fang", "方测评", Role.ASSESSOR);
              made.join("gao", "高测评", Role.ASSESSOR);
              made.join("shen", "沈复核", Role.REVIEWER);
              changed(made)
                  .ifPresent(
                      row -> plant(made, row, fang, object(made.earlier, row).orElseThrow()));
            });
    server = RunningServer.in(folder);
    people = new TestPeople(server);
    list = runs.path("/records");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Optional<ObjectResult> object(Assessment assessment, RowKey row) {
    return assessment.item(row.item()).stream()
        .flatMap(item -> item.objects().stream())
        .filter(one -> one.object().equals(row.object()))
        .findFirst();
  }

  /** A row of which the second run found something else than the first. */
  private static Optional<RowKey> changed(KeptRuns runs) {
    return runs.assessment.items().stream()
        .flatMap(item -> item.objects().stream().map(one -> new RowKey(item.id(), one.object())))
        .filter(
            row ->
                object(runs.earlier, row)
                    .filter(
                        one ->
                            !one.state().equals(object(runs.assessment, row).orElseThrow().state()))
                    .isPresent())
        .findFirst();
  }

  private static void plant(KeptRuns runs, RowKey row, RandomId person, ObjectResult found) {
    runs.store()
        .records()
        .write(
            new Scope(Set.of(), Set.of(runs.one.id()), Map.of(), Set.of()),
            runs.one.id(),
            new RecordEdit(
                row,
                new WorkbookEntry("当时的记录", Optional.of(Verdict.COMPLIANT), "截图", "访谈确认"),
                List.of(),
                new RecordFinding(Optional.of(runs.first.id()), ScaleName.WORKBOOK, found.state()),
                false,
                0),
            new ActAuthor(
                Optional.of(person), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private TestBrowser declared(String login) {
    TestBrowser browser = people.enrol(login);
    String page = runs.path("/independence");
    return browser.get(page).submit(page, "agreed", "true");
  }

  private String page(RowKey row) {
    return list
        + "/"
        + row.item()
        + "?object="
        + URLEncoder.encode(row.object(), StandardCharsets.UTF_8);
  }

  private String action(RowKey row) {
    return list + "/" + row.item();
  }

  private static String point(String item) {
    return MlpsCatalog.level3Cloud().item(item).orElseThrow().controlPoint();
  }

  /** A row that the machine decided, with nothing written in it. */
  private RowKey decided() {
    return row(Verdict.NON_COMPLIANT);
  }

  private RowKey row(Verdict verdict) {
    for (ItemResult item : runs.assessment.items()) {
      for (ObjectResult object : item.objects()) {
        RowKey key = new RowKey(item.id(), object.object());
        if (object.machine().decision().verdict() == verdict
            && !changed(runs).equals(Optional.of(key))) {
          return key;
        }
      }
    }
    throw new AssertionError("no row is " + verdict);
  }

  @Test
  void recordsAreAssignedWrittenSubmittedReturnedAndReviewed() {
    RowKey row = decided();
    try (TestBrowser fang = declared("fang");
        TestBrowser gao = declared("gao");
        TestBrowser shen = declared("shen")) {
      fang.get(list);
      String tick = "row." + row.item() + "." + row.object();
      assertThat(fang.page().select("input[name='" + tick + "']")).hasSize(1);
      String owner = fang.page().select("select[name=owner] option:contains(高测评)").attr("value");
      fang.submit(list + "/assign", "owner", owner, "due", "2020-01-02", tick, "true");
      assertThat(fang.page().text()).contains("高测评").contains("逾期");

      gao.get(list + "?show=mine");
      assertThat(gao.page().select("#record-rows tbody tr")).hasSize(1);
      gao.submit(action(row) + "/verdict", "verdict", "compliant");
      assertThat(gao.status()).isEqualTo(422);
      assertThat(gao.page().select(".problem").text()).contains("请写明理由");
      gao.get(page(row))
          .submit(
              action(row),
              "verdict",
              "compliant",
              "result",
              "已现场核对",
              "reason",
              "整改后复测",
              "go",
              "stay");
      assertThat(gao.status()).as(gao.page().text()).isEqualTo(200);
      assertThat(gao.page().select(".facts").text()).contains("已现场核对").contains("符合");
      gao.get(list + "?show=overridden");
      assertThat(gao.page().select("#record-rows tbody tr").text()).contains("高测评");
      gao.get(list).submit(list + "/submit");
      assertThat(gao.page().select("#record-rows tbody tr").text()).contains("待复核");

      shen.get(page(row));
      assertThat(shen.page().select("form[action=" + action(row) + "]")).isEmpty();
      shen.submit(action(row) + "/return", "why", "");
      assertThat(shen.status()).isEqualTo(422);
      shen.get(page(row)).submit(action(row) + "/return", "why", "缺截图");
      shen.get(page(row)).submit(action(row) + "/comment", "comment", "请补一张");
      assertThat(shen.page().text()).contains("缺截图").contains("请补一张");
      gao.get(list + "?show=returned");
      assertThat(gao.page().select("#record-rows tbody tr")).hasSize(1);
      gao.get(page(row)).submit(action(row), "evidence", "截图 3", "go", "stay");
      gao.get(page(row)).submit(action(row) + "/submit");
      shen.get(list + "?show=submitted");
      shen.submit(action(row) + "/review");
      assertThat(shen.get(page(row)).page().select(".mark").text()).contains("已复核");
      assertThat(gao.get(page(row)).page().select("details").text())
          .contains("整改后复测")
          .contains("缺截图");
    }
  }

  @Test
  void aControlPointIsAssignedAsAWholeAndAsFarAsItIsShown() {
    RowKey row = decided();
    try (TestBrowser fang = declared("fang")) {
      fang.get(list);
      String owner = fang.page().select("select[name=owner] option:contains(高测评)").attr("value");
      String point = point(row.item());
      Map<String, String> sent =
          Map.of("owner", owner, "point." + point, "true", "_csrf", fang.csrf());
      assertThat(fang.post(list + "/assign", sent).status()).isEqualTo(200);
      long all =
          runs.assessment.items().stream()
              .filter(item -> point(item.id()).equals(point))
              .mapToLong(item -> item.objects().size())
              .sum();
      fang.get(list + "?point=" + point);
      assertThat(fang.page().select("#record-rows tbody tr:contains(高测评)")).hasSize((int) all);
      fang.post(
          list + "/assign",
          Map.of("owner", "", "point." + point, "true", "text", "zzz", "_csrf", fang.csrf()));
      assertThat(fang.status()).as("nothing of it is shown").isEqualTo(422);
    }
  }

  @Test
  void whatTwoPeopleWriteAtOnceIsShownSideBySide() {
    RowKey row = decided();
    try (TestBrowser fang = declared("fang");
        TestBrowser gao = declared("gao")) {
      fang.get(page(row));
      gao.get(page(row));
      fang.submit(action(row), "verdict", "partial", "result", "甲", "reason", "一", "go", "stay");
      assertThat(fang.status()).as(fang.page().text()).isEqualTo(200);
      gao.submit(action(row), "verdict", "compliant", "result", "乙", "reason", "二", "go", "next");
      assertThat(gao.status()).isEqualTo(409);
      assertThat(gao.page().select("table:has(caption:contains(双方)) td").eachText())
          .contains("甲", "乙", "一", "二");
      assertThat(gao.page().select("textarea[name=result]").text()).isEqualTo("乙");
      gao.submit(action(row), "go", "stay");
      assertThat(gao.status()).isEqualTo(200);
      assertThat(gao.page().select(".facts").text()).contains("乙");
      assertThat(gao.page().select("details").text()).contains("甲");
    }
  }

  @Test
  void whatWasWrittenForSomethingElseIsConfirmedAgain() {
    RowKey row = changed(runs).orElseThrow();
    try (TestBrowser fang = declared("fang")) {
      fang.get(list + "?show=moved");
      assertThat(fang.page().select("#record-rows tbody tr")).hasSize(1);
      fang.get(page(row));
      assertThat(fang.page().select(".remark").text()).contains("已有变化");
      assertThat(fang.page().select("table:has(caption:contains(记录所依据的)) th").eachText())
          .contains("当时", "现在");
      assertThat(fang.page().select(".facts").text()).as("his word stays").contains("当时的记录");
      fang.submit(action(row) + "/submit");
      assertThat(fang.status()).isEqualTo(422);
      fang.get(page(row)).submit(action(row), "go", "confirm");
      assertThat(fang.status()).as(fang.page().text()).isEqualTo(200);
      assertThat(fang.page().select(".remark")).isEmpty();
      fang.get(page(row)).submit(action(row) + "/submit");
      assertThat(fang.get(page(row)).page().select(".mark").text()).contains("待复核");
    }
  }

  @Test
  void aRecordLeadsToTheNextOneAndANumberToItsRow() {
    try (TestBrowser fang = declared("fang")) {
      fang.get(list + "/go?number=2");
      assertThat(fang.page().select(".steps").text()).contains("2").contains("←").contains("→");
      String next = fang.page().select(".keyed-form").attr("data-after");
      String action = fang.page().select(".keyed-form").attr("action");
      fang.submit(action, "result", "看过", "go", "next");
      assertThat(next).startsWith(fang.path());
      assertThat(fang.get(list + "/go?number=0").status()).isEqualTo(422);
      assertThat(fang.page().select("kbd").eachText()).isEmpty();
      assertThat(fang.get(next).page().select("kbd").eachText()).startsWith("1", "2");
    }
  }

  @Test
  void wordsOfPeopleAreNeverMarkup() {
    RowKey row = decided();
    try (TestBrowser fang = declared("fang")) {
      fang.get(page(row))
          .submit(
              action(row),
              "verdict",
              "partial",
              "result",
              HOSTILE,
              "reason",
              HOSTILE,
              "evidence",
              HOSTILE,
              "go",
              "stay");
      fang.get(page(row)).submit(action(row) + "/comment", "comment", HOSTILE);
      assertThat(fang.page().select("main img")).isEmpty();
      assertThat(fang.page().text()).contains(HOSTILE);
      assertThat(fang.get(list).page().select("main img")).isEmpty();
      fang.get(page(row)).submit(action(row), "result", "x".repeat(4001), "go", "stay");
      assertThat(fang.status()).isEqualTo(422);
      assertThat(fang.page().select("textarea[name=result]").text()).hasSize(4001);
    }
  }

  @Test
  void whoMayNotWriteReadsAndWhoMayNotReadIsRefused() {
    RowKey row = decided();
    try (TestBrowser lina = people.logIn("lina");
        TestBrowser mei = people.logIn("mei")) {
      lina.get(list);
      assertThat(lina.status()).isEqualTo(200);
      assertThat(lina.page().select("main form[method=post]")).isEmpty();
      assertThat(lina.get(page(row)).page().select("main form[method=post]")).isEmpty();
      assertThat(lina.post(action(row), Map.of("version", "0")).status()).isEqualTo(403);
      assertThat(mei.get(list).status()).isEqualTo(403);
    }
  }
}
