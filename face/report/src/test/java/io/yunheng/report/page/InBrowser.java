/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** What tests of pages have in common: one Chromium, and a folder for its pictures. */
@Tag("live")
abstract class InBrowser {
  static final Path LOOKS = Path.of("target", "looks");
  static Chromium browser;

  @BeforeAll
  static void openBrowser() throws IOException, InterruptedException {
    Files.createDirectories(LOOKS);
    browser = new Chromium();
  }

  @AfterAll
  static void closeBrowser() throws IOException, InterruptedException {
    if (browser != null) {
      browser.close();
    }
  }

  /** Writes a page and tells where. */
  static Path page(String name, String html) throws IOException {
    return Files.writeString(LOOKS.resolve(name).toAbsolutePath(), html);
  }

  /** Nothing makes the page wider than the window; else the elements that do are named. */
  static void assertNothingWiderThan(int width) throws InterruptedException {
    assertThat(browser.ask("document.documentElement.scrollWidth"))
        .as(
            "at %d: %s",
            width,
            browser.ask(
                """
                [...document.querySelectorAll('*')]
                    .filter(e => e.getBoundingClientRect().right > %1$d || e.offsetLeft + e.scrollWidth > %1$d)
                    .map(e => e.tagName + '.' + e.getAttribute('class') + '#' + e.id)
                    .slice(0, 40).join(' ')\
                """
                    .formatted(width)))
        .isEqualTo(width + "");
  }

  /** It has asked nobody for anything, and there was nothing to complain of. */
  static void assertSelfContained() {
    assertThat(browser.requests())
        .isNotEmpty()
        .allMatch(
            url -> url.startsWith("file:") || url.startsWith("data:") || url.startsWith("about:"));
    assertThat(browser.complaints()).isEmpty();
  }

  /** Takes a picture of a page where no script runs. */
  static void withoutScript(Path page, String picture) throws IOException, InterruptedException {
    try (Chromium plain = new Chromium()) {
      plain.withoutScript().size(1440, 900).open("about:blank");
      plain.call("Page.navigate", Map.of("url", page.toUri().toString()));
      Thread.sleep(1500);
      plain.picture(LOOKS.resolve(picture), true);
      assertThat(plain.complaints()).isEmpty();
    }
  }
}
