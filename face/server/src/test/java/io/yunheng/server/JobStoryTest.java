/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.server.settings.Setting;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A case is collected, checked, assessed and compared, in the pages, over a recorded cloud. */
@Timeout(900)
class JobStoryTest {
  @TempDir private Path folder = Path.of("");
  private RunningServer server;
  private TestCases cases;
  private RecordedCloud cloud;

  @BeforeEach
  void start() throws IOException {
    cloud = new RecordedCloud();
    server = RunningServer.in(folder, Map.of(Setting.COLLECT_NETWORKS, "10.0.0.0/8, 127.0.0.1"));
    cases = new TestCases(server);
    cases.leads();
  }

  @AfterEach
  void stop() {
    server.close();
    cloud.close();
  }

  @Test
  void fromTheRegisteredCloudToTheComparedResults() throws IOException {
    try (TestBrowser browser = cases.people().logIn("lina")) {
      String one = cases.make(browser, "政务云平台", "3");
      String address = cases.register(browser, one, cloud.authUrl());
      browser.submit(address + "/try");
      cases.ended(browser);
      assertThat(browser.page().select(".facts").text()).contains("已完成");
      assertThat(browser.page().text()).contains("没有采集完整的部分");
      assertThat(cloud.logins()).isNotEmpty().allMatch(sent -> sent.contains("recorded cloud"));
      browser.get(address);
      assertThat(browser.page().select(".mark").text()).contains("可以采集");
      assertThat(browser.last().body()).doesNotContain(RecordedCloud.PASSWORD);

      String before = collect(browser, one);
      String after = collect(browser, one);
      assertThat(before).isNotEqualTo(after);

      browser.get(one + "/jobs").submit(one + "/jobs/check");
      cases.ended(browser);
      assertThat(browser.page().text()).contains("还不完整的类别");

      browser.get(one + "/jobs").submit(one + "/jobs/assess");
      cases.ended(browser);
      assertThat(browser.page().text()).contains("查看测评结果");
      browser.get(one + "/jobs").submit(one + "/jobs/assess", "scale", "gbt28448");
      cases.ended(browser);

      browser.get(one);
      assertThat(browser.page().select("table:contains(待核实) tbody tr")).hasSize(2);
      assertThat(
              browser.page().select("table:contains(待核实) tbody tr:first-child td").stream()
                  .skip(1)
                  .mapToInt(cell -> Integer.parseInt(cell.text()))
                  .sum())
          .as("every item is counted once")
          .isEqualTo(46);
      assertThat(browser.page().select("table:contains(云资产快照)").text()).contains("部分不完整");
      assertThat(browser.get("/").page().select(".sentence").text())
          .isEqualTo("您有1个测评项目，没有任务正在进行。");

      browser.get(one + "/jobs");
      browser.submit(one + "/jobs/compare");
      cases.ended(browser);
      assertThat(browser.page().text()).contains("没有已知的差异");
      assertThat(browser.page().select("table:contains(快照) a[href*=/evidence/]")).hasSize(2);
      compareRuns(browser, one);
      runsAreWhole();
    }
    server.later(Duration.ofDays(40));
    try (TestBrowser browser = cases.people().logIn("lina")) {
      browser.get(browser.get("/").page().select("tbody a").attr("href"));
      assertThat(browser.page().select(".sentence").text()).contains("证据超过了时限").contains("1件");
    }
    try (TestBrowser admin = cases.people().logInWithCode("sys")) {
      admin.get("/administration/jobs");
      assertThat(admin.page().select("tbody tr").size()).isEqualTo(8);
      assertThat(admin.page().select("main").text()).contains("自动初判").doesNotContain("政务云");
    }
    try (TestBrowser audit = cases.people().enrol("audit")) {
      audit.get("/administration/acts").submit("/administration/acts/verify");
      assertThat(audit.page().select(".remark.good").text()).contains("完整");
    }
  }

  @Test
  void tryingACloudNamesThePermissionsThatAreMissing() {
    cloud.denying("/os-hypervisors");
    try (TestBrowser browser = cases.people().logIn("lina")) {
      String one = cases.make(browser, "政务云平台", "3");
      String address = cases.register(browser, one, cloud.authUrl());
      browser.submit(address + "/try");
      cases.ended(browser);
      assertThat(browser.page().select("tbody tr").eachText().getFirst())
          .contains("os_compute_api:os-hypervisors:list-detail");
      assertThat(browser.get(address).page().select(".mark").text()).contains("有权限缺失");
      browser.submit(address, "name", "改名不影响试连");
      assertThat(browser.page().select(".mark").text()).contains("有权限缺失");
      browser.submit(address, "secret", "another-secret");
      assertThat(browser.page().select("main").text())
          .as("what was tried was another secret")
          .contains("登记或改动之后还没有试连")
          .doesNotContain("有权限缺失");
      assertThat(browser.get(one).page().select("table:contains(云资产快照)").text()).contains("还没有");
    }
  }

  private String collect(TestBrowser browser, String one) {
    browser.get(one + "/jobs").submit(one + "/jobs/collect");
    String job = browser.path();
    cases.ended(browser);
    assertThat(browser.page().text()).contains("采集到的资源");
    return job;
  }

  private void compareRuns(TestBrowser browser, String one) {
    List<String> runs =
        browser.get(one).page().select("tbody td:first-child a[href*=/runs/]").eachAttr("href");
    assertThat(runs).hasSize(2);
    String before = runs.get(1).replaceAll(".*/", "");
    String after = runs.getFirst().replaceAll(".*/", "");
    browser.post(
        one + "/jobs/compare",
        Map.of("_csrf", browser.csrf(), "of", "runs", "before", before, "after", after));
    cases.ended(browser);
    assertThat(browser.page().select(".facts").text()).contains("已完成");
  }

  private void runsAreWhole() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("data/runs"))) {
      assertThat(runs.toList())
          .hasSize(2)
          .allSatisfy(
              run ->
                  assertThat(run.toFile().list())
                      .containsExactlyInAnyOrder(
                          "result.json",
                          "observations.jsonl",
                          "report.html",
                          "workbook.xlsx",
                          "pictures",
                          "case.json"));
    }
    try (Stream<Path> all = Files.walk(folder.resolve("data/runs"), 3)) {
      assertThat(all.filter(path -> path.toString().contains("pictures/")))
          .extracting(path -> path.getFileName().toString())
          .containsOnly("location.svg", "network.svg");
    }
    try (Stream<Path> left = Files.list(folder.resolve("data/jobs"))) {
      assertThat(left.toList()).isEmpty();
    }
    try (Stream<Path> left = Files.list(folder.resolve("data/views"))) {
      assertThat(left.toList()).isEmpty();
    }
  }

  @Test
  void progressIsSentOnceAndARunningJobCanBeCancelled() {
    cloud.pausing(200);
    try (TestBrowser browser = cases.people().logIn("lina")) {
      String one = cases.make(browser, "政务云平台", "3");
      cases.register(browser, one, cloud.authUrl());
      browser.get(one + "/jobs").submit(one + "/jobs/collect");
      String job = browser.path();
      String polled = browser.page().select(".polled").attr("hx-get");
      assertThat(polled).isEqualTo(job + "/progress");
      assertThat(browser.get("/").page().select(".sentence a").eachAttr("href"))
          .contains(one + "/jobs");
      boolean unchanged = false;
      for (int i = 0; i < 50 && !unchanged; i++) {
        HttpResponse<String> first =
            browser.send(HttpRequest.newBuilder(server.at(polled)).build());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        unchanged =
            browser
                    .send(
                        HttpRequest.newBuilder(server.at(polled))
                            .header("If-None-Match", tag)
                            .build())
                    .statusCode()
                == 304;
      }
      assertThat(unchanged).isTrue();
      browser.get(job).submit(job + "/cancel");
      cases.ended(browser);
      assertThat(browser.page().select(".facts").text()).contains("已取消");
      HttpResponse<String> over =
          browser.send(
              HttpRequest.newBuilder(server.at(polled)).header("HX-Request", "true").build());
      assertThat(over.statusCode()).isEqualTo(204);
      assertThat(over.headers().firstValue("HX-Refresh")).contains("true");
      assertThat(browser.get(one).page().select("table:contains(云资产快照)").text()).contains("还没有");
    }
  }

  @Test
  void aForeignCaseAndItsJobsAndCloudsAreNotThere() {
    try (TestBrowser browser = cases.people().logIn("lina");
        TestBrowser other = cases.people().logIn("zhaoqiang")) {
      String one = cases.make(browser, "政务云平台", "3");
      String second = cases.make(browser, "另一个项目", "3");
      String his = cases.make(other, "他的项目", "3");
      String address = cases.register(browser, one, cloud.authUrl());
      String id = address.replaceAll(".*/", "");
      browser.get(one + "/jobs").submit(one + "/jobs/check");
      String job = browser.path().replaceAll(".*/", "");
      cases.ended(browser);
      for (String path :
          new String[] {"", "/jobs", "/clouds", "/schedules", "/change", "/people"}) {
        assertThat(other.get(one + path).status()).as(path).isEqualTo(404);
      }
      for (String own : new String[] {his, one}) {
        assertThat(other.get(own + "/jobs/" + job).status()).isEqualTo(404);
        assertThat(other.get(own + "/jobs/" + job + "/progress").status()).isEqualTo(404);
        assertThat(other.get(own + "/clouds/" + id).status()).isEqualTo(404);
        assertThat(cases.post(other, own + "/jobs/" + job + "/cancel", Map.of())).isEqualTo(404);
        assertThat(cases.post(other, own + "/jobs/collect", Map.of("cloud", id))).isEqualTo(404);
        assertThat(cases.post(other, own + "/clouds/" + id + "/try", Map.of())).isEqualTo(404);
        assertThat(cases.post(other, own + "/clouds/" + id, Map.of("version", "1"))).isEqualTo(404);
      }
      assertThat(browser.get(second + "/jobs/" + job).status()).isEqualTo(404);
      assertThat(browser.get(second + "/clouds/" + id).status()).isEqualTo(404);
      assertThat(cases.post(browser, second + "/jobs/collect", Map.of("cloud", id))).isEqualTo(404);
      assertThat(browser.post(one + "/jobs/check", Map.of()).status()).isEqualTo(403);
    }
  }

  @Test
  void anotherLevelIsNotAssessedUnlessItIsCalledASelfCheck() {
    try (TestBrowser browser = cases.people().logIn("lina")) {
      String one = cases.make(browser, "二级系统", "2");
      assertThat(browser.page().select(".remark").text()).contains("没有第二级的测评项");
      browser.get(one + "/jobs");
      assertThat(browser.page().select("form[action=" + one + "/jobs/assess]")).isEmpty();
      assertThat(cases.post(browser, one + "/jobs/assess", Map.of("scale", "workbook")))
          .isEqualTo(422);
      assertThat(browser.page().text()).contains("level-not-carried");
      browser.get(one + "/change").submit(one + "/change", "self-check", "true", "owner", "");
      assertThat(browser.path()).isEqualTo(one);
      assertThat(browser.page().select(".remark")).isEmpty();
      assertThat(browser.page().select(".sentence").text()).contains("没有责任人");
      browser.get(one + "/jobs");
      assertThat(browser.page().select("form[action=" + one + "/jobs/assess]")).hasSize(1);
    }
  }

  @Test
  void aStaleChangeShowsBothValues() {
    try (TestBrowser browser = cases.people().logIn("lina");
        TestBrowser again = cases.people().logIn("lina")) {
      String one = cases.make(browser, "政务云平台", "3");
      String address = cases.register(browser, one, cloud.authUrl());
      again.get(one + "/change");
      browser.get(one + "/change").submit(one + "/change", "system-name", "甲系统");
      again.submit(one + "/change", "system-name", "乙系统");
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.page().select("tbody").text()).contains("甲系统").contains("乙系统");
      again.get(address);
      browser.get(address).submit(address, "region_name", "RegionTwo");
      again.submit(address, "region_name", "RegionThree");
      assertThat(again.status()).isEqualTo(409);
      assertThat(again.page().select("tbody").text()).contains("RegionTwo").contains("RegionThree");
      browser.get(address).submit(address, "auth_url", "http://10.0.0.7:5000/v3");
      assertThat(browser.status()).isEqualTo(422);
      assertThat(browser.page().select(".problem").text()).contains("重新填写");
    }
  }

  @Test
  void aScheduleCollectsAtNight() {
    try (TestBrowser browser = cases.people().logIn("lina")) {
      String one = cases.make(browser, "政务云平台", "3");
      cases.register(browser, one, cloud.authUrl());
      browser.get(one + "/schedules").submit(one + "/schedules", "time", "25:00");
      assertThat(browser.status()).isEqualTo(422);
      browser.get(one + "/schedules").submit(one + "/schedules", "images", "201");
      assertThat(browser.status()).isEqualTo(400);
      browser.get(one + "/schedules");
      browser.submit(one + "/schedules", "time", "02:30", "images", "2");
      assertThat(browser.page().select("tbody").text())
          .contains("每天 02:30")
          .contains("核实镜像至多 2 个")
          .contains("11-25 02:30");
    }
    server.later(Duration.ofHours(24));
    try (TestBrowser browser = cases.people().logIn("lina")) {
      String one = browser.get("/").page().select("tbody a").attr("href");
      for (int i = 0; i < 60; i++) {
        browser.get(one + "/jobs");
        if (!browser.page().select("tbody a").isEmpty()) {
          break;
        }
        pause();
      }
      assertThat(browser.page().select("tbody tr")).hasSize(1);
      assertThat(browser.page().select("tbody").text()).contains("定期任务");
      browser.get(browser.page().select("tbody a").attr("href"));
      cases.ended(browser);
      assertThat(browser.page().text()).contains("采集到的资源");
      assertThat(cloud.asked()).anyMatch(asked -> asked.matches("GET .*/images/[^/]+/file"));
      browser.get(one + "/schedules");
      assertThat(browser.page().select("tbody").text()).contains("11-26 02:30");
      browser.submit(browser.page().select("tbody form").attr("action"));
      assertThat(browser.page().select("tbody").text()).contains("停用");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
