/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.Language;
import io.yunheng.report.responsibility.DutyPages;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementReader;
import io.yunheng.responsibility.ChangeReader;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Passages;
import io.yunheng.responsibility.ResponsibilityRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Does with the page of an arrangement in Chromium what a person does. */
class DutyInBrowserTest extends InBrowser {
  private static final String SHOWN =
      "[...document.querySelectorAll('#rows .row')].filter(r => !r.hidden).length";
  private static final String TIE =
      "[...document.querySelectorAll('.tie')].filter(t => t.checkVisibility()).map(t =>"
          + " t.querySelector('h3 bdi').textContent).join()";
  private static Path page;
  private static Path versus;

  @BeforeAll
  static void start() throws IOException {
    Catalog catalog = Catalog.shipped();
    ResponsibilityRules rules = ResponsibilityRules.shipped();
    Arrangement arrangement =
        ArrangementReader.read(
            Path.of("..", "..", "examples", "responsibility", "gov-website.yaml"),
            rules.roles().ids());
    Derivation before = Derivation.of(arrangement, Passages.NOT_LOOKED, catalog, rules);
    Derivation after =
        Derivation.of(
            new ChangeReader(arrangement).read("drop:soft-co").made(arrangement),
            Passages.NOT_LOOKED,
            catalog,
            rules);
    DutyPageWriter writer = new DutyPageWriter(new PageTemplates());
    page =
        page(
            "responsibility.html",
            writer.html(DutyPages.of(before, List.of(), catalog, Language.ZH)));
    versus =
        page(
            "versus.html",
            writer.html(DutyPages.side(before, "现在", after, "退出后", catalog, Language.ZH)));
  }

  @BeforeEach
  void open() throws InterruptedException {
    browser.size(1440, 900).prefer("light").open("about:blank").open(page);
    browser.until("document.getElementById('shown').textContent !== ''");
  }

  @Test
  void aCellOfTheHeatMapNarrowsTheRowsToItsNumber() throws InterruptedException {
    String all = browser.ask(SHOWN);
    String cell = ".heat[data-by=stage] button[data-value=exit][data-party=city]";
    String number = browser.ask("document.querySelector('" + cell + " b').textContent");
    browser.click(cell);
    assertThat(browser.ask(SHOWN)).isEqualTo(number).isNotEqualTo(all);
    assertThat(browser.ask("document.querySelector('" + cell + "').getAttribute('aria-pressed')"))
        .isEqualTo("true");
    browser.click(cell);
    assertThat(browser.ask(SHOWN)).isEqualTo(all);
  }

  @Test
  void gapsComeFirstAndFiltersAdd() throws InterruptedException {
    assertThat(browser.ask("document.querySelector('#rows .row').dataset.state"))
        .isEqualTo("breach");
    browser.click("input[name=wrong]");
    int wrong = Integer.parseInt(browser.ask(SHOWN));
    browser.click("input[type=search]").type("no-such-thing");
    assertThat(wrong).isPositive();
    assertThat(browser.ask(SHOWN)).isEqualTo("0");
    assertThat(browser.ask("document.getElementById('nothing').hidden")).isEqualTo("false");
    browser.click("button[type=reset]");
    browser.until(SHOWN + " > " + wrong);
    browser.click("input[name=ordered]");
    assertThat(browser.ask("document.querySelector('#rows .row').dataset.order")).isEqualTo("0");
  }

  @Test
  void aRowTellsTheReasonOfEachLetter() throws IOException, InterruptedException {
    browser.click("input[type=search]").type("CCIA-7.2-b");
    browser.click("#rows .row:not([hidden]) summary");
    assertThat(browser.ask("document.querySelector('#rows .row:not([hidden])').innerText"))
        .contains("云上数据公司 → 运维公司 ［平台运维合同，至 2027-01-31］")
        .contains("驻场分包公司 ［驻场服务协议，至 2026-12-31］")
        .contains("CCIA-5-a");
    browser.picture(LOOKS.resolve("duty-row-1440.png"), false);
  }

  @Test
  void aLineOfThePictureShowsTheAgreementAndItsGaps() throws InterruptedException {
    String line =
        browser.ask(
            "[...document.querySelectorAll('.on-wide .edge')].find(e =>"
                + " e.getAttribute('aria-label').startsWith('云上数据公司 →"
                + " 安全服务公司')).getAttribute('href')");
    browser.ask("document.querySelector('.on-wide .edge[href=\"" + line + "\"]').focus()");
    browser.press("Enter");
    assertThat(browser.ask(TIE)).isEqualTo("云上数据公司 → 安全服务公司");
    assertThat(browser.ask("document.activeElement.innerText"))
        .contains("安全服务合同")
        .contains("已经到期")
        .contains("超出服务期");
    assertThat(browser.ask("location.hash")).isEqualTo(line);
  }

  @Test
  void anEventReadsAsAnArgument() throws IOException, InterruptedException {
    browser.click("#events details:nth-of-type(12) summary");
    assertThat(browser.ask("document.querySelector('#events details[open]').innerText"))
        .contains("EVENT-12")
        .contains("云上数据公司（云服务商）")
        .contains("CCIA-8.1.2-b-1a")
        .contains("损失的承担");
    browser.picture(LOOKS.resolve("duty-event-1440.png"), false);
  }

  @Test
  void nothingIsWiderThanTheWindow() throws IOException, InterruptedException {
    for (Path each : new Path[] {page, versus}) {
      String name = String.valueOf(each.getFileName()).replace(".html", "");
      for (int width : new int[] {1440, 1024, 768, 390, 320}) {
        browser.size(width, 900).open("about:blank").open(each);
        assertNothingWiderThan(width);
        browser.picture(LOOKS.resolve(name + "-" + width + "-light.png"), true);
      }
      browser.size(390, 844).prefer("dark").open("about:blank").open(each);
      browser.picture(LOOKS.resolve(name + "-390-dark.png"), true);
      browser.prefer("light");
    }
  }

  @Test
  void everyTextStandsOutFromItsGround() throws InterruptedException {
    for (Path each : new Path[] {page, versus}) {
      for (String scheme : new String[] {"light", "dark"}) {
        browser.prefer(scheme).open("about:blank").open(each);
        browser.ask("document.querySelectorAll('details').forEach(d => { d.open = true; })");
        assertThat(browser.ask(Contrast.TOO_LOW)).as(scheme).isEmpty();
      }
    }
  }

  @Test
  void itPrintsAndAsksForNothing() throws IOException, InterruptedException {
    browser.print(LOOKS.resolve("responsibility.pdf"));
    assertThat(LOOKS.resolve("responsibility.pdf")).isNotEmptyFile();
    assertSelfContained();
  }

  @Test
  void withoutScriptsAllOfItIsThere() throws IOException, InterruptedException {
    withoutScript(page, "responsibility-1440-no-script.png");
  }
}
