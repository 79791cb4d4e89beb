/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main story in a Chromium of version 108, the oldest that the pages are for; {@code
 * testbed/chromium-108} brings it. Run by {@code ./test campaign}.
 */
class OldBrowserCampaign {
  @BeforeAll
  static void browser(@TempDir Path folder) throws IOException, InterruptedException {
    String told =
        TestbedProgram.run("chromium-108", folder.resolve("chromium"), folder.resolve("told"));
    System.setProperty(SeenPages.PROGRAM, told.substring(told.lastIndexOf('\n') + 1));
    try (SeenPages pages = new SeenPages()) {
      assertThat(pages.version()).startsWith("108.");
    }
  }

  @AfterAll
  static void usualBrowser() {
    System.clearProperty(SeenPages.PROGRAM);
  }

  /** Not a whole folder: the driver of the tests cannot hand one to a browser that old. */
  @Test
  void evidenceComesIn(@TempDir Path folder) throws IOException {
    Path paper = Files.writeString(folder.resolve("备份管理制度.txt"), "每日增量备份，每周全量备份。");
    try (RunningServer running = RunningServer.in(folder);
        SeenPages seen = new SeenPages()) {
      TestCase one = TestCase.in(running);
      String evidence = running.at(one.address() + "/evidence").toString();
      try (BrowserContext context = seen.context()) {
        Page page = seen.page(context);
        page.navigate(evidence);
        new SeenPeople(seen, running).login(page, "lina");
        page.setInputFiles(".upload .file input:not(.folder)", paper);
        page.click(".upload .submit button");
        page.waitForSelector(".sending li:has-text('已添加')");
        page.navigate(evidence);
        page.click("tbody a:has-text('备份管理制度')");
        assertThat(page.textContent(".extract")).contains("每日增量备份");
      }
      assertThat(seen.complaints()).isEmpty();
    }
  }

  @Nested
  class PeopleComeIn extends LiveBrowserTest {}

  @Nested
  class ACloudIsCollectedAndAssessed extends LiveJobPagesTest {}

  @Nested
  class ResultsAreRead extends LiveResultsTest {}
}
