/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import io.yunheng.catalog.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Results and standards in Debian's Chromium, with scripts and without, by mouse and keyboard. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveResultsTest {
  private KeptRuns runs;
  private RunningServer server;
  private SeenPages pages;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    runs = KeptRuns.in(folder);
    server = RunningServer.in(folder);
    pages = new SeenPages();
  }

  @AfterAll
  void stop() {
    pages.close();
    server.close();
  }

  @Test
  void resultsAreReadFromTheSentenceToTheEvidence() throws IOException {
    try (BrowserContext context = pages.context()) {
      Page page = login(context);
      page.navigate(at(runs.path("/results")));
      double top = page.locator(".leaves li .verdict").first().boundingBox().y;
      assertThat(top).as("verdicts begin in the first screen").isLessThan(900);
      pages.look(page, "result");
      page.click(".lede a:has-text('部分符合')");
      assertThat(page.locator(".leaves li").count())
          .isEqualTo((int) runs.assessment.count(Verdict.PARTIAL));
      pages.look(page, "result-filtered");
      page.locator(".leaves a").first().click();
      pages.look(page, "result-item");
      String address = page.url();
      page.locator(".on-demand a[hx-get]").first().click();
      page.waitForSelector(".on-demand table tbody tr");
      assertThat(page.url()).as("evidence comes into its place").isEqualTo(address);
      pages.look(page, "result-item-evidence");
      page.locator(".lede a[href*=observations]").first().click();
      pages.look(page, "result-observations");
      page.navigate(at(runs.path("/runs")));
      pages.look(page, "result-history");
      page.click("tbody a:has-text('与前一次比较')");
      pages.look(page, "result-comparison");
      page.navigate(at(runs.run(runs.second, "")));
      page.waitForFunction(
          "[...document.querySelectorAll('.drawn img')].every(one => one.naturalWidth === 1100)");
      assertThat(page.locator(".drawn img").count()).isEqualTo(2);
      page.locator(".drawn-box a").first().click();
      page.waitForURL(url -> url.endsWith("/location.svg"));
      assertThat(page.locator("svg > text").count()).as("it opens alone").isPositive();
      page.navigate(at(runs.run(runs.second, "")));
      Download download = page.waitForDownload(() -> page.click(".cards a >> nth=2"));
      assertThat(download.suggestedFilename()).isEqualTo("result.json");
      assertThat(Files.size(download.path())).isPositive();
    }
    assertThat(pages.complaints()).isEmpty();
  }

  @Test
  void theTreeIsWalkedByKeyboardAndPrintsWhole() {
    try (BrowserContext context = pages.context()) {
      Page page = login(context);
      page.navigate(at(runs.run(runs.second, "")));
      int all = page.locator(".leaves li:visible").count();
      page.locator(".depth1 > summary").first().focus();
      page.keyboard().press("Enter");
      assertThat(page.locator(".leaves li:visible").count()).isLessThan(all);
      page.keyboard().press("Enter");
      assertThat(page.locator(".leaves li:visible").count()).isEqualTo(all);
      page.locator(".leaves a").first().focus();
      page.keyboard().press("Enter");
      page.waitForURL(url -> url.contains("/items/"));
      page.navigate(at(runs.run(runs.second, "")));
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".leaves li:visible").count()).isEqualTo(all);
      assertThat(page.locator("nav:visible").count()).isZero();
    }
    assertThat(pages.complaints()).isEmpty();
  }

  @Test
  void everythingIsReadWithoutScripts() {
    try (BrowserContext context = pages.context(false)) {
      Page page = login(context);
      page.navigate(at(runs.path("/results")));
      page.locator(".lede a").first().click();
      page.locator(".leaves a").first().click();
      page.locator(".on-demand a").first().click();
      page.waitForURL(url -> url.contains("/observations"));
      assertThat(page.locator("tbody tr").count()).isPositive();
      page.navigate(at("/standards?text=%E5%88%A0%E9%99%A4"));
      page.locator("tbody a").first().click();
      assertThat(page.locator(".lede").count()).isEqualTo(1);
    }
  }

  @Test
  void standardsAreFoundAndRead() {
    try (BrowserContext context = pages.context()) {
      Page page = login(context);
      page.click("nav a:has-text('标准')");
      pages.look(page, "standards");
      page.fill("[name=text]", "数据 删除");
      page.keyboard().press("Enter");
      page.waitForURL(url -> url.contains("text="));
      pages.look(page, "standards-found");
      page.locator("tbody a").first().click();
      pages.look(page, "standards-clause");
      page.navigate(at("/standards/MLPS/" + runs.assessment.items().get(5).id()));
      pages.look(page, "standards-item");
      page.navigate(at("/standards/EXIT"));
      pages.look(page, "standards-document");
    }
    assertThat(pages.complaints()).isEmpty();
  }

  private Page login(BrowserContext context) {
    Page page = pages.page(context);
    page.navigate(at("/login"));
    page.fill("[name=login]", "lina");
    page.fill("[name=password]", TestPeople.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.contains("/login"));
    return page;
  }

  private String at(String path) {
    return server.at(path).toString();
  }
}
