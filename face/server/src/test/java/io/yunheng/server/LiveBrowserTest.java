/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.yunheng.server.secret.TimeCodes;
import java.io.IOException;
import java.nio.file.Path;
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
  private RunningServer server;
  private SeenPages pages;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    server = RunningServer.in(folder);
    pages = new SeenPages();
  }

  @AfterAll
  void stop() {
    pages.close();
    server.close();
  }

  @Test
  void fromTheSetUpLinkToACaseWithAnAssessor() {
    String security;
    String audit;
    String lead;
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(server.setUpLink());
      pages.look(page, "set-up");
      join(page, "王建国", "wangjg");
      pages.look(page, "login");
      login(page, "wangjg");
      pages.look(page, "enrol");
      enrol(page);
      pages.look(page, "recovery");
      page.click("main .links a");
      pages.look(page, "home-administrator");
      security = administrator(page, "security-administrator", "刘安全");
      audit = administrator(page, "audit-administrator", "孙审计");
      pages.look(page, "people");
      page.navigate(at("/administration/organisations"));
      page.fill("main [name=name]", "市政务云中心");
      page.click("main form[action='/administration/organisations'] button");
      pages.look(page, "organisations");
      page.click("summary");
      page.fill("details [name=name]", "李娜");
      page.click("details button");
      pages.look(page, "link");
      lead = handout(page);
      page.click("main .links a");
      page.navigate(at("/administration/people"));
      page.click("tbody a");
      pages.look(page, "person");
      page.navigate(at("/administration/settings"));
      pages.look(page, "settings");
      page.navigate(at("/account"));
      pages.look(page, "account");
    }
    join(security, "刘安全", "liuaq");
    join(audit, "孙审计", "sunsj");
    join(lead, "李娜", "lina");
    String assessor;
    String address;
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(at("/"));
      login(page, "lina");
      pages.look(page, "home-empty");
      page.click("main .links a");
      pages.look(page, "case-new");
      page.fill("[name=name]", "市政府门户网站等级测评（2026年）");
      page.selectOption("[name=subject]", "tenant");
      page.click("main button");
      address = page.url();
      page.click("main a[href$='/people']");
      pages.look(page, "case-people");
      page.fill("form[action$='/invite'] [name=name]", "陈测评");
      page.click("form[action$='/invite'] button");
      assessor = handout(page);
      page.navigate(address);
      pages.look(page, "case");
      page.navigate(at("/organisations"));
      page.click("tbody a");
      pages.look(page, "organisation");
      page.navigate(at("/"));
      pages.look(page, "home");
      page.navigate(at("/cases/" + "0".repeat(32)));
      pages.look(page, "nothing-there");
    }
    join(assessor, "陈测评", "chencp");
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(address);
      login(page, "chencp");
      enrol(page);
      page.click("main .links a");
      assertThat(page.textContent("h1")).contains("门户网站等级测评");
      assertThat(page.locator("main a[href$='/people']").count()).isZero();
    }
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(at("/administration/acts"));
      login(page, "sunsj");
      enrol(page);
      page.click("main .links a");
      page.click("form[action$='/verify'] button");
      assertThat(page.textContent(".remark.good")).contains("没有被改动");
      pages.look(page, "acts");
      page.navigate(at("/administration/permissions?login=lina&operation=people.read"));
      pages.look(page, "permissions");
    }
    assertThat(pages.complaints()).isEmpty();
  }

  private String at(String path) {
    return server.at(path).toString();
  }

  private void join(String link, String name, String login) {
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
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
}
