/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.server.settings.Setting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an assessor writes in a page decides in the next assessment, and is taken out with it. */
@Timeout(900)
class RecordRunTest {
  @TempDir private Path folder = Path.of("");
  private RunningServer server;
  private TestCases cases;
  private RecordedCloud cloud;

  @BeforeEach
  void start() throws IOException {
    cloud = new RecordedCloud();
    server = RunningServer.in(folder, Map.of(Setting.COLLECT_NETWORKS, "127.0.0.1"));
    cases = new TestCases(server);
    cases.leads();
  }

  @AfterEach
  void stop() {
    server.close();
    cloud.close();
  }

  private TestBrowser assessor(TestBrowser lina, String one) {
    lina.get(one + "/people").submit(one + "/invite", "name", "陈测评", "role", "assessor");
    cases.people().join(lina.handout(), "陈测评", "chen");
    TestBrowser chen = cases.people().enrol("chen");
    chen.get(one + "/independence").submit(one + "/independence", "agreed", "true");
    return chen;
  }

  private void run(TestBrowser browser, String one, String job) {
    server.later(Duration.ofMinutes(1));
    browser.get(one + "/jobs").submit(one + "/jobs/" + job);
    cases.ended(browser);
    assertThat(browser.page().select(".facts").text()).contains("已完成");
  }

  @Test
  void aRecordDecidesInTheNextAssessmentAndIsTakenOutWithIt() throws IOException {
    try (TestBrowser lina = cases.people().logIn("lina")) {
      String one = cases.make(lina, "政务云平台", "3");
      cases.register(lina, one, cloud.authUrl());
      run(lina, one, "collect");
      run(lina, one, "assess");
      try (TestBrowser chen = assessor(lina, one)) {
        chen.get(one + "/records?show=open");
        Element row = chen.page().select("#record-rows tbody tr a[href*=/records/]").getFirst();
        chen.get(row.attr("href"));
        String action = chen.page().select(".keyed-form").attr("action");
        chen.submit(
            action, "verdict", "compliant", "result", "访谈并现场核对", "reason", "已核对", "go", "stay");
        assertThat(chen.status()).as(chen.page().text()).isEqualTo(200);
        assertThat(chen.page().select(".sentence, .facts").text()).contains("访谈并现场核对");
        assertThat(lina.get(one + "/results").page().text()).contains("结果记录写过 1 次");

        run(lina, one, "assess");
        lina.get(one + "/results");
        assertThat(lina.page().text()).doesNotContain("结果记录写过");
        String item = action.substring(action.lastIndexOf('/') + 1);
        String run = lina.path();
        assertThat(lina.get(run + "/items/" + item).page().text())
            .contains("访谈并现场核对")
            .contains("陈测评");
        assertThat(chen.get(row.attr("href")).page().select(".remark")).isEmpty();
        assertThat(taken(lina, run, "workbook/records.jsonl")).contains("访谈并现场核对", "陈测评");

        run(lina, one, "collect");
        run(lina, one, "assess");
        assertThat(chen.get(one + "/records?show=moved").page().select("#record-rows .titled"))
            .as("the cloud did not change")
            .isEmpty();
      }
    }
  }

  private String taken(TestBrowser browser, String run, String place) throws IOException {
    HttpResponse<byte[]> zip =
        browser.send(
            HttpRequest.newBuilder(server.at(run + "/case"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", browser.get("/account").csrf())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofByteArray());
    assertThat(zip.statusCode()).isEqualTo(200);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.getName().endsWith("/" + place)) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
      }
    }
    throw new AssertionError("not in the case: " + place);
  }
}
