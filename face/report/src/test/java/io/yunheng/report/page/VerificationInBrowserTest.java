/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.handover.Depth;
import io.yunheng.report.handover.Handed;
import io.yunheng.report.handover.VerificationPage;
import io.yunheng.report.handover.VerificationView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does with the page of a verification in Chromium what a person does. */
class VerificationInBrowserTest extends InBrowser {
  private static final String SHOWN =
      "[...document.querySelectorAll('.place')].filter(r => r.checkVisibility()).length";
  @TempDir private static Path root;
  private static Path page;
  private static Path same;
  private static Path english;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Handed broken = new Handed(Files.createDirectory(root.resolve("broken"))).broken();
    page = page("verification", broken.verified(new Depth.Whole(), Language.ZH));
    english = page("verification-en", broken.verified(new Depth.Whole(), Language.EN));
    Handed sound = new Handed(Files.createDirectory(root.resolve("sound"))).filled();
    sound.made();
    same = page("verification-open", sound.verified(new Depth.Sample(0.5, 0.6, 42), Language.ZH));
  }

  private static Path page(String name, VerificationView view) throws IOException {
    Path file = LOOKS.resolve(name + ".html").toAbsolutePath();
    new VerificationPage(new PageTemplates()).write(view, file);
    return file;
  }

  @BeforeEach
  void open() throws InterruptedException {
    browser.size(1440, 900).prefer("light").open("about:blank").open(page);
    browser.until("document.getElementById('shown').textContent !== ''");
  }

  @Test
  void theStandIsSeenFirst() throws IOException, InterruptedException {
    assertThat(browser.ask("document.querySelector('.stand').innerText"))
        .startsWith("不一致")
        .contains("缺失 2 项");
    assertThat(
            browser.ask(
                "document.querySelector('.stand').getBoundingClientRect().bottom < innerHeight"))
        .isEqualTo("true");
    browser.picture(LOOKS.resolve("verification-top-1440.png"), false);
  }

  @Test
  void placesAreSearchedAndKindsWithoutAnyGo() throws InterruptedException {
    int all = Integer.parseInt(browser.ask(SHOWN));
    browser.click("input[type=search]").type("access");
    assertThat(browser.ask(SHOWN)).isEqualTo("2");
    assertThat(browser.ask("document.querySelectorAll('.kind:not([hidden])').length"))
        .isEqualTo("1");
    assertThat(browser.ask("document.getElementById('shown').textContent"))
        .isEqualTo("显示 2 / " + all + " 处");
    browser.type("no-such-thing");
    assertThat(browser.ask("document.getElementById('nothing').hidden")).isEqualTo("false");
    browser.click("button[type=reset]");
    browser.until(SHOWN + " === " + all);
  }

  @Test
  void keysDoWhatThePointerDoes() throws InterruptedException {
    browser.press("Tab");
    assertThat(browser.ask("document.activeElement.className")).isEqualTo("skip");
    browser.press("Enter");
    assertThat(browser.ask("location.hash")).isEqualTo("#stand");
    browser.ask("document.querySelector('#k-missing > summary').focus()");
    browser.press("Enter");
    assertThat(browser.ask("document.getElementById('k-missing').open")).isEqualTo("false");
    browser.ask("document.querySelector(\".lengths a[href='#k-missing']\").focus()");
    browser.press("Enter");
    assertThat(browser.ask("document.getElementById('k-missing').open")).isEqualTo("true");
    assertThat(browser.ask("location.hash")).isEqualTo("#k-missing");
  }

  @Test
  void nothingIsWiderThanTheWindow() throws IOException, InterruptedException {
    for (Path each : new Path[] {page, same, english}) {
      String name = String.valueOf(each.getFileName()).replace(".html", "");
      for (int width : new int[] {1440, 1024, 768, 390, 320}) {
        browser.size(width, 900).open("about:blank").open(each);
        assertNothingWiderThan(width);
        browser.picture(LOOKS.resolve(name + "-" + width + "-light.png"), true);
      }
      for (int width : new int[] {1440, 390}) {
        browser.size(width, 844).prefer("dark").open("about:blank").open(each);
        browser.picture(LOOKS.resolve(name + "-" + width + "-dark.png"), true);
      }
      browser.prefer("light");
    }
  }

  @Test
  void everyTextStandsOutFromItsGround() throws InterruptedException {
    for (Path each : new Path[] {page, same, english}) {
      for (String scheme : new String[] {"light", "dark"}) {
        browser.prefer(scheme).open("about:blank").open(each);
        assertThat(browser.ask(Contrast.TOO_LOW)).as(scheme).isEmpty();
      }
    }
  }

  @Test
  void itPrintsAndAsksForNothing() throws IOException, InterruptedException {
    browser.print(LOOKS.resolve("verification.pdf"));
    assertThat(LOOKS.resolve("verification.pdf")).isNotEmptyFile();
    assertSelfContained();
  }

  @Test
  void withoutScriptsAllOfItIsThere() throws IOException, InterruptedException {
    withoutScript(page, "verification-1440-no-script.png");
  }
}
