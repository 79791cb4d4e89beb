/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.server.settings.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One ordinary story on a real PostgreSQL, from the set-up to the results. */
@Tag("live")
@Timeout(900)
class LivePostgresStoryTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void fromTheSetUpToTheResults() throws Exception {
    Map<Setting, String> settings = new HashMap<>(LivePostgres.database(folder));
    settings.put(Setting.COLLECT_NETWORKS, "127.0.0.1");
    String results;
    try (RecordedCloud cloud = new RecordedCloud();
        RunningServer server = RunningServer.in(folder, settings)) {
      TestCase one = TestCase.in(server);
      TestCases cases = new TestCases(server);
      results = one.address() + "/results";
      try (TestBrowser browser = one.people().logIn("lina")) {
        assertThat(one.document(browser, "制度/安全管理制度.txt", "第一条")).contains("/evidence/");
        cases.register(browser, one.address(), cloud.authUrl());
        browser.get(one.address() + "/jobs").submit(one.address() + "/jobs/collect");
        cases.ended(browser);
        assertThat(browser.page().text()).contains("采集到的资源");
        browser.get(one.address() + "/jobs").submit(one.address() + "/jobs/assess");
        cases.ended(browser);
        assertThat(browser.get(results).page().select(".leaves li")).hasSize(46);
      }
      try (ServerProcess second = ServerProcess.serve(folder, settings)) {
        assertThat(second.said()).contains("installation-busy");
        assertThat(second.ended()).isEqualTo(64);
      }
    }
    assertThat(folder.resolve("data/yunheng.db")).doesNotExist();
    try (ServerProcess server = ServerProcess.serve(folder, settings);
        TestBrowser browser = new TestBrowser(server.origin())) {
      browser.get("/login").submit("/login", "login", "lina", "password", TestPeople.PASSWORD);
      assertThat(browser.get(results).page().select(".leaves li")).hasSize(46);
      assertThat(server.kill()).isEqualTo(137);
    }
    try (ServerProcess verify =
        ServerProcess.start(
            MaintenanceMain.class, settings, "audit", "verify", "--data", folder + "/data")) {
      assertThat(verify.said()).contains("没有被改动");
      assertThat(verify.ended()).isZero();
    }
  }
}
