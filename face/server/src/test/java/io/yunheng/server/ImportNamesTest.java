/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Differences of an imported register are told in names and in the time of the case. */
@Timeout(600)
class ImportNamesTest {
  private static final Path PAPERS =
      Path.of(System.getProperty("yunheng.root"), "examples/gov-cloud/registers/papers.xlsx");

  @Test
  void differencesHaveNamesAndLocalTimes(@TempDir Path folder) throws Exception {
    KeptRuns runs = KeptRuns.in(folder);
    String tenant = runs.tenant.replaceFirst("^tenant:", "");
    try (RunningServer server = RunningServer.in(folder);
        TestBrowser lina = new TestPeople(server).logIn("lina")) {
      TestCase one = new TestCase(server, new TestPeople(server), runs.path(""));
      one.upload(lina, "registers/papers.xlsx", "register", Files.readAllBytes(PAPERS));
      String registers = runs.path("/registers");
      lina.get(registers).submit(registers + "/papers/import");
      String page = lina.path();
      for (int i = 0; i < 600 && lina.page().text().contains("正在读取文件"); i++) {
        Thread.sleep(200);
        lina.get(page);
      }

      Elements ticks = lina.page().select(".field.tick label");
      assertThat(ticks.eachText())
          .isNotEmpty()
          .noneMatch(text -> text.matches("(?s).*[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z.*"))
          .anyMatch(text -> text.contains("2026-01-05 10:00"))
          .anyMatch(text -> text.contains(KeptRuns.MARKUP + "（" + tenant + "）"));
      int all = ticks.size();
      assertThat(ticked(lina, page + "?take=all")).isEqualTo(all);
      assertThat(ticked(lina, page + "?take=none")).isZero();
      assertThat(ticked(lina, page + "?take=usual")).isPositive();
    }
  }

  private static int ticked(TestBrowser browser, String address) {
    return browser.get(address).page().select(".field.tick input[checked]").size();
  }
}
