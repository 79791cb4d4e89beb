/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.yunheng.server.settings.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages of jobs, clouds and schedules, in Debian's Chromium: progress comes by itself, axe
 * finds nothing, nothing scrolls sideways at 390 px, and pictures go to {@code target/pages}.
 */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveJobPagesTest {
  private RunningServer server;
  private RecordedCloud cloud;
  private TestCases cases;
  private SeenPages pages;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    cloud = new RecordedCloud();
    server = RunningServer.in(folder, Map.of(Setting.COLLECT_NETWORKS, "127.0.0.1"));
    cases = new TestCases(server);
    pages = new SeenPages();
  }

  @AfterAll
  void stop() {
    pages.close();
    server.close();
    cloud.close();
  }

  @Test
  void aCaseIsCollectedAndAssessed() {
    cases.leads();
    String one;
    String address;
    try (TestBrowser plain = cases.people().logIn("lina")) {
      one = cases.make(plain, "政务云平台等级测评（2026年）", "3");
      address = cases.register(plain, one, cloud.authUrl());
    }
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(at("/login"));
      page.fill("[name=login]", "lina");
      page.fill("[name=password]", TestPeople.PASSWORD);
      page.keyboard().press("Enter");
      page.waitForURL(url -> !url.contains("/login"));
      page.navigate(at(one + "/clouds"));
      pages.look(page, "clouds");
      page.navigate(at(address));
      pages.look(page, "cloud");
      cloud.pausing(150);
      page.click("form[action$='/try'] button");
      page.waitForSelector(".polled");
      pages.look(page, "job-running");
      ended(page);
      pages.look(page, "job-try");
      cloud.pausing(0);
      page.navigate(at(address));
      pages.look(page, "cloud-tried");
      page.click("form[action$='/jobs/collect'] button");
      ended(page);
      pages.look(page, "job-collect");
      page.navigate(at(one + "/jobs"));
      page.click("form[action$='/jobs/check'] button");
      ended(page);
      pages.look(page, "job-check");
      page.navigate(at(one + "/jobs"));
      page.click("form[action$='/jobs/assess'] button");
      ended(page);
      assertThat(page.textContent("main")).contains("查看测评结果");
      pages.look(page, "job-assess");
      page.navigate(at(one + "/jobs"));
      pages.look(page, "jobs");
      page.navigate(at(one + "/schedules"));
      page.click("form[action$='/schedules'] button");
      pages.look(page, "schedules");
      page.navigate(at(one + "/change"));
      pages.look(page, "case-change");
      page.navigate(at(one));
      pages.look(page, "case-work");
      page.navigate(at("/"));
      pages.look(page, "home-work");
    }
    assertThat(pages.complaints()).isEmpty();
  }

  /** The page comes to its end by itself. */
  private static void ended(Page page) {
    page.waitForSelector(
        ".polled",
        new Page.WaitForSelectorOptions()
            .setState(WaitForSelectorState.DETACHED)
            .setTimeout(300_000));
    page.waitForLoadState();
  }

  private String at(String path) {
    return server.at(path).toString();
  }
}
