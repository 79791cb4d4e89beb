/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Debian's Chromium. Of every page that is looked at there is a picture in two widths, light and
 * dark; what axe, the console or a sideways scroll has against it is kept.
 */
final class SeenPages implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** The system property that names another Chromium than the distribution's. */
  static final String PROGRAM = "yunheng.chromium";

  private static final Path PICTURES =
      Path.of(System.getProperty("yunheng.pages", "target/pages")).toAbsolutePath();

  private final List<String> complaints = new ArrayList<>();
  private final String expected;
  private final Playwright playwright;
  private final Browser browser;
  private final String axe;

  /** Pages on which the server may refuse something. */
  SeenPages() {
    this("the server responded with a status of");
  }

  /**
   * Pages on which an error is meant to come.
   *
   * @param expected words of errors that are no complaint
   */
  SeenPages(String expected) {
    this.expected = expected;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty(PROGRAM, "/usr/bin/chromium")))
                    .setArgs(FLAGS));
    try (InputStream in =
        Objects.requireNonNull(SeenPages.class.getResourceAsStream("/axe.min.js"))) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of the browser, such as {@code 108.0.5351.0}. */
  String version() {
    return browser.version();
  }

  /** What was found wrong. */
  List<String> complaints() {
    return complaints;
  }

  /** A browser of its own that runs scripts. */
  BrowserContext context() {
    return context(true);
  }

  BrowserContext context(boolean scripts) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(1440, 900)
            .setLocale("zh-CN")
            .setJavaScriptEnabled(scripts));
  }

  /** A page whose errors are complaints. */
  Page page(BrowserContext context) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains(expected)) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  /** Looks at a page. */
  void look(Page page, String name) {
    for (int width : new int[] {1440, 390}) {
      page.setViewportSize(width, 900);
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        if (Boolean.TRUE.equals(
            page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))) {
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
        String dark = scheme == ColorScheme.DARK ? "-dark" : "";
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + "-" + width + dark + ".png")));
      }
    }
    page.setViewportSize(1440, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
