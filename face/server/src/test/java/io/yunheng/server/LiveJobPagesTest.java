/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.yunheng.server.settings.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final Path PICTURES =
      Path.of(System.getProperty("yunheng.pages", "target/pages")).toAbsolutePath();

  private final List<String> complaints = new ArrayList<>();
  private RunningServer server;
  private RecordedCloud cloud;
  private TestCases cases;
  private Playwright playwright;
  private Browser browser;
  private String axe = "";

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    cloud = new RecordedCloud();
    server = RunningServer.in(folder, Map.of(Setting.COLLECT_NETWORKS, "127.0.0.1"));
    cases = new TestCases(server);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(FLAGS));
    try (InputStream in =
        Objects.requireNonNull(LiveJobPagesTest.class.getResourceAsStream("/axe.min.js"))) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  void stop() {
    playwright.close();
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
    try (BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("zh-CN"))) {
      Page page = context.newPage();
      page.onPageError(complaints::add);
      page.navigate(at("/login"));
      page.fill("[name=login]", "lina");
      page.fill("[name=password]", TestPeople.PASSWORD);
      page.keyboard().press("Enter");
      page.waitForURL(url -> !url.contains("/login"));
      page.navigate(at(one + "/clouds"));
      look(page, "clouds");
      page.navigate(at(address));
      look(page, "cloud");
      cloud.pausing(150);
      page.click("form[action$='/try'] button");
      page.waitForSelector(".polled");
      look(page, "job-running");
      ended(page);
      look(page, "job-try");
      cloud.pausing(0);
      page.navigate(at(address));
      look(page, "cloud-tried");
      page.click("form[action$='/jobs/collect'] button");
      ended(page);
      look(page, "job-collect");
      page.navigate(at(one + "/jobs"));
      page.click("form[action$='/jobs/check'] button");
      ended(page);
      look(page, "job-check");
      page.navigate(at(one + "/jobs"));
      page.click("form[action$='/jobs/assess'] button");
      ended(page);
      assertThat(page.textContent("main")).contains("查看测评结果");
      look(page, "job-assess");
      page.navigate(at(one + "/jobs"));
      look(page, "jobs");
      page.navigate(at(one + "/schedules"));
      page.click("form[action$='/schedules'] button");
      look(page, "schedules");
      page.navigate(at(one + "/change"));
      look(page, "case-change");
      page.navigate(at(one));
      look(page, "case-work");
      page.navigate(at("/"));
      look(page, "home-work");
    }
    assertThat(complaints).isEmpty();
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

  /** Pictures in two widths, light and dark, and what axe says to each. */
  private void look(Page page, String name) {
    for (int width : new int[] {1440, 390}) {
      page.setViewportSize(width, 900);
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        Object wider = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        if (Boolean.TRUE.equals(wider)) {
          complaints.add(name + " scrolls sideways at " + width);
        }
        page.evaluate(axe);
        @SuppressWarnings("unchecked")
        List<String> found =
            (List<String>)
                page.evaluate(
                    "async () => (await axe.run()).violations.map(v => v.id + ' '"
                        + " + v.nodes.map(n => n.target.join(' ')).join(', '))");
        found.forEach(one -> complaints.add(name + " at " + width + " " + scheme + ": " + one));
        if (scheme == ColorScheme.LIGHT || width == 1440) {
          page.screenshot(
              new Page.ScreenshotOptions()
                  .setFullPage(true)
                  .setPath(
                      PICTURES.resolve(
                          name
                              + "-"
                              + width
                              + (scheme == ColorScheme.DARK ? "-dark" : "")
                              + ".png")));
        }
      }
    }
    page.setViewportSize(1440, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }
}
