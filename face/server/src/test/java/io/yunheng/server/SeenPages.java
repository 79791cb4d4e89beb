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

  /**
   * What is too small to be hit by a finger (WCAG 2.2, 2.5.8): under 24 px one way, with another
   * target nearer than that; links within a text are let off.
   */
  private static final String SMALL =
      """
      () => {
        const least = 23.5;
        const all = [...document.querySelectorAll('a[href],button,summary,select,input,textarea')]
          .map(one => one.type === 'checkbox' && one.closest('label') ? one.closest('label') : one)
          .filter(one => one.checkVisibility() && one.type !== 'hidden' && !one.closest('.unseen'))
          .map(one => ({one, at: one.getBoundingClientRect()}))
          .filter(({at}) => at.width > 1 && at.height > 1 && at.right > 0);
        const small = ({at}) => at.width < least || at.height < least;
        const inText = ({one}) => getComputedStyle(one).display === 'inline'
          && [...one.parentElement.childNodes]
            .some(other => other.nodeType === 3 && other.textContent.trim().length > 3);
        const middle = at => [at.left + at.width / 2, at.top + at.height / 2];
        const near = (a, b) => {
          const [x, y] = middle(a.at);
          if (small(b)) {
            const [u, v] = middle(b.at);
            return Math.hypot(x - u, y - v) < 24;
          }
          const dx = Math.max(b.at.left - x, 0, x - b.at.right);
          const dy = Math.max(b.at.top - y, 0, y - b.at.bottom);
          return Math.hypot(dx, dy) < 12;
        };
        return all
          .filter(a => small(a) && !inText(a))
          .filter(a => all.some(b => b.one !== a.one && !b.one.contains(a.one)
            && !a.one.contains(b.one) && near(a, b)))
          .map(({one, at}) => (one.parentElement.className || one.parentElement.tagName) + ' > '
            + one.tagName + ' ' + (one.textContent || one.name).trim().slice(0, 20)
            + ' ' + Math.round(at.width) + 'x' + Math.round(at.height))
          .slice(0, 8);
      }
      """;

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
        if (width < 640 && scheme == ColorScheme.LIGHT) {
          @SuppressWarnings("unchecked")
          List<String> small = (List<String>) page.evaluate(SMALL);
          small.forEach(one -> complaints.add(name + " is hard to hit at " + width + ": " + one));
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
