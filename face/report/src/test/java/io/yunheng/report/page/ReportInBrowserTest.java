/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Does with the report in Chromium what a person does. Pictures and the printed report are left in
 * target/looks.
 */
class ReportInBrowserTest extends InBrowser {
  private static final String SHOWN =
      "[...document.querySelectorAll('#items .row')].filter(r => !r.hidden).length";
  private static Path report;

  @BeforeAll
  static void start() throws IOException {
    report =
        page("report.html", new PageWriter(new PageTemplates()).html(SamplePage.in(Language.ZH)));
  }

  @BeforeEach
  void open() throws InterruptedException {
    browser.size(1440, 900).prefer("light").open("about:blank").open(report);
    browser.until("document.querySelector('#radar svg') !== null");
  }

  @Test
  void filtersNarrowTheTableAndClearingBringsItBack() throws InterruptedException {
    assertThat(browser.ask(SHOWN)).isEqualTo("46");
    browser.click("input[value='indeterminate']");
    assertThat(browser.ask(SHOWN)).isEqualTo("7");
    assertThat(browser.ask("document.getElementById('shown').textContent")).contains("7 / 46");
    browser.click("input[value='partial']");
    assertThat(browser.ask(SHOWN)).isEqualTo("13");
    browser.click("button[type=reset]");
    browser.until(SHOWN + " === 46");
    browser.click("input[name=high]");
    assertThat(browser.ask(SHOWN)).isEqualTo("1");
    browser.click("button[type=reset]").click("input[type=search]").type("no-such-thing-anywhere");
    assertThat(browser.ask(SHOWN)).isEqualTo("0");
    assertThat(browser.ask("document.getElementById('nothing').hidden")).isEqualTo("false");
  }

  @Test
  void searchFindsWhatIsOnlyInTheEvidence() throws InterruptedException {
    browser.click("input[type=search]").type("servers:detail");
    assertThat(browser.ask(SHOWN)).isEqualTo("7");
  }

  @Test
  void anItemOpensInItsRowAndClosesAgain() throws IOException, InterruptedException {
    browser.click("[data-item='MLPS-L3-sample-1'] a");
    assertThat(browser.ask("document.querySelector('.opened article').id"))
        .isEqualTo("MLPS-L3-sample-1");
    assertThat(browser.ask("document.querySelector('.opened article').checkVisibility()"))
        .isEqualTo("true");
    browser.picture(LOOKS.resolve("item-1440-light.png"), false);
    browser.click("[data-item='MLPS-L3-sample-1'] a");
    assertThat(browser.ask("document.querySelector('.opened')")).isEqualTo("null");
    assertThat(browser.ask("document.querySelectorAll('#evidence > article').length"))
        .isEqualTo("46");
  }

  @Test
  void aLinkFromTheConclusionOpensItsItem() throws InterruptedException {
    browser.click("#high-risks + .lead + .scroll a");
    browser.until("document.querySelector('.opened article') !== null");
    assertThat(browser.ask("'#' + document.querySelector('.opened article').id === location.hash"))
        .isEqualTo("true");
  }

  @Test
  void theKeyboardAloneIsEnough() throws InterruptedException {
    browser.press("Tab").press("Enter");
    browser.until("location.hash === '#verdicts'");
    browser.ask("document.querySelector('#items .row a').focus()");
    browser.press("ArrowDown").press("ArrowDown").press("Enter");
    assertThat(browser.ask("document.querySelector('.opened article').id"))
        .isEqualTo("MLPS-L3-sample-2");
    assertThat(browser.ask("document.activeElement.getAttribute('aria-expanded')"))
        .isEqualTo("true");
    browser.press("Escape");
    assertThat(browser.ask("document.querySelector('.opened')")).isEqualTo("null");
    assertThat(browser.ask("document.activeElement.getAttribute('href')"))
        .isEqualTo("#MLPS-L3-sample-2");
  }

  @Test
  void theThemeSwitchesAndFollowsTheSystem() throws IOException, InterruptedException {
    String paper = "getComputedStyle(document.body).backgroundColor";
    String light = browser.ask(paper);
    browser.click("#theme");
    assertThat(browser.ask(paper)).isNotEqualTo(light);
    browser.click("#theme");
    assertThat(browser.ask(paper)).isEqualTo(light);
    browser.ask("localStorage.clear()");
    browser.prefer("dark").open("about:blank").open(report);
    assertThat(browser.ask(paper)).isNotEqualTo(light);
    browser.picture(LOOKS.resolve("report-1440-dark.png"), true);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsWiderThanTheWindow(Language language) throws IOException, InterruptedException {
    Path shown =
        page(
            "report-" + language.code() + ".html",
            new PageWriter(new PageTemplates()).html(SamplePage.in(language)));
    for (int width : new int[] {1440, 1241, 1240, 1061, 1024, 768, 721, 390, 320}) {
      browser.size(width, 900).open("about:blank").open(shown.toUri() + "#MLPS-L3-sample-1");
      browser.until("document.querySelector('.opened') !== null");
      assertNothingWiderThan(width);
      browser.picture(
          LOOKS.resolve("report-" + language.code() + "-" + width + "-light.png"), true);
    }
    browser.size(390, 844).prefer("dark").open("about:blank").open(shown);
    browser.picture(LOOKS.resolve("report-" + language.code() + "-390-dark.png"), true);
  }

  @Test
  void itPrintsEverythingOnPaper() throws IOException, InterruptedException {
    browser.prefer("dark").open("about:blank").open(report);
    browser.click("[data-item='MLPS-L3-sample-3'] a");
    browser.print(LOOKS.resolve("report.pdf"));
    assertThat(LOOKS.resolve("report.pdf")).isNotEmptyFile();
    assertThat(browser.ask("document.querySelector('.opened article').id"))
        .isEqualTo("MLPS-L3-sample-3");
  }

  @Test
  void itAsksForNothingAndComplainsOfNothing() {
    assertSelfContained();
  }

  @Test
  void everyTextStandsOutFromItsGround() throws InterruptedException {
    for (String scheme : new String[] {"light", "dark"}) {
      browser.prefer(scheme).open("about:blank").open(report.toUri() + "#MLPS-L3-sample-1");
      browser.until("document.querySelector('.opened') !== null");
      assertThat(browser.ask(Contrast.TOO_LOW)).as(scheme).isEmpty();
    }
  }

  @Test
  void withoutScriptsAllOfItIsThere() throws IOException, InterruptedException {
    withoutScript(report, "report-1440-no-script.png");
  }
}
