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
import io.yunheng.server.secret.TimeCodes;
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
 * From the set-up link to a case with an assessor, in Debian's Chromium. On every page axe finds
 * nothing, nothing scrolls sideways at 390 px, and a picture goes to {@code target/pages}.
 */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveBrowserTest {
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
  private Playwright playwright;
  private Browser browser;
  private String axe = "";

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    server = RunningServer.in(folder);
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
        Objects.requireNonNull(LiveBrowserTest.class.getResourceAsStream("/axe.min.js"))) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  void stop() {
    playwright.close();
    server.close();
  }

  @Test
  void fromTheSetUpLinkToACaseWithAnAssessor() {
    String security;
    String audit;
    String lead;
    try (BrowserContext context = context()) {
      Page page = page(context);
      page.navigate(server.setUpLink());
      look(page, "set-up");
      join(page, "王建国", "wangjg");
      look(page, "login");
      login(page, "wangjg");
      look(page, "enrol");
      enrol(page);
      look(page, "recovery");
      page.click("main .links a");
      look(page, "home-administrator");
      security = administrator(page, "security-administrator", "刘安全");
      audit = administrator(page, "audit-administrator", "孙审计");
      look(page, "people");
      page.navigate(at("/administration/organisations"));
      page.fill("main [name=name]", "市政务云中心");
      page.click("main form[action='/administration/organisations'] button");
      look(page, "organisations");
      page.click("summary");
      page.fill("details [name=name]", "李娜");
      page.click("details button");
      look(page, "link");
      lead = handout(page);
      page.click("main .links a");
      page.navigate(at("/administration/people"));
      page.click("tbody a");
      look(page, "person");
      page.navigate(at("/administration/settings"));
      look(page, "settings");
      page.navigate(at("/account"));
      look(page, "account");
    }
    join(security, "刘安全", "liuaq");
    join(audit, "孙审计", "sunsj");
    join(lead, "李娜", "lina");
    String assessor;
    String address;
    try (BrowserContext context = context()) {
      Page page = page(context);
      page.navigate(at("/"));
      login(page, "lina");
      look(page, "home-empty");
      page.click("main .links a");
      look(page, "case-new");
      page.fill("[name=name]", "市政府门户网站等级测评（2026年）");
      page.selectOption("[name=subject]", "tenant");
      page.click("main button");
      address = page.url();
      page.navigate(address + "/people");
      look(page, "case-people");
      page.fill("form[action$='/invite'] [name=name]", "陈测评");
      page.click("form[action$='/invite'] button");
      assessor = handout(page);
      page.navigate(address);
      look(page, "case");
      page.navigate(at("/organisations"));
      page.click("tbody a");
      look(page, "organisation");
      page.navigate(at("/"));
      look(page, "home");
      page.navigate(at("/cases/" + "0".repeat(32)));
      look(page, "nothing-there");
    }
    join(assessor, "陈测评", "chencp");
    try (BrowserContext context = context()) {
      Page page = page(context);
      page.navigate(address);
      login(page, "chencp");
      enrol(page);
      page.click("main .links a");
      assertThat(page.textContent("h1")).contains("门户网站等级测评");
      assertThat(page.locator("form[action$='/invite']").count()).isZero();
    }
    try (BrowserContext context = context()) {
      Page page = page(context);
      page.navigate(at("/administration/acts"));
      login(page, "sunsj");
      enrol(page);
      page.click("main .links a");
      page.click("form[action$='/verify'] button");
      assertThat(page.textContent(".remark.good")).contains("没有被改动");
      look(page, "acts");
      page.navigate(at("/administration/permissions?login=lina&operation=people.read"));
      look(page, "permissions");
    }
    assertThat(complaints).isEmpty();
  }

  private BrowserContext context() {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("zh-CN"));
  }

  private Page page(BrowserContext context) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && !message.text().contains("the server responded with a status of")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  private String at(String path) {
    return server.at(path).toString();
  }

  private void join(String link, String name, String login) {
    try (BrowserContext context = context()) {
      Page page = page(context);
      page.navigate(link);
      join(page, name, login);
    }
  }

  private static void join(Page page, String name, String login) {
    page.fill("[name=name]", name);
    page.fill("[name=login]", login);
    page.fill("[name=new-password]", TestPeople.PASSWORD);
    page.fill("[name=repeated]", TestPeople.PASSWORD);
    page.click("main .submit button");
    assertThat(page.url()).endsWith("/login");
  }

  private static void login(Page page, String login) {
    page.fill("[name=login]", login);
    page.fill("[name=password]", TestPeople.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.matches(".*/login(\\?.*)?"));
  }

  private void enrol(Page page) {
    String secret = page.textContent(".handout code").replace(" ", "");
    page.fill("[name=code]", new TimeCodes().code(secret, server.clock().instant()));
    page.click("main .submit button");
    assertThat(page.locator(".handout code").count()).isEqualTo(10);
  }

  private String administrator(Page page, String role, String name) {
    page.navigate(at("/administration/people"));
    page.selectOption("[name=role]", role);
    page.fill("form[action$='/invite'] [name=name]", name);
    page.click("form[action$='/invite'] button");
    String link = handout(page);
    page.click("main .links a");
    return link;
  }

  private static String handout(Page page) {
    return page.textContent(".handout code");
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
