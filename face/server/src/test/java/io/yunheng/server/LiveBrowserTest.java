/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
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
  private SeenPeople people;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    server = RunningServer.in(folder);
    pages = new SeenPages();
    people = new SeenPeople(pages, server);
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
      people.join(page, "王建国", "wangjg");
      pages.look(page, "login");
      people.login(page, "wangjg");
      pages.look(page, "enrol");
      people.enrol(page);
      pages.look(page, "recovery");
      page.click("main .links a");
      pages.look(page, "home-administrator");
      security = people.administrator(page, "security-administrator", "刘安全");
      audit = people.administrator(page, "audit-administrator", "孙审计");
      pages.look(page, "people");
      page.navigate(at("/administration/organisations"));
      page.fill("main [name=name]", "市政务云中心");
      page.click("main form[action='/administration/organisations'] button");
      pages.look(page, "organisations");
      page.click("summary");
      page.fill("details [name=name]", "李娜");
      page.click("details button");
      pages.look(page, "link");
      lead = people.handout(page);
      page.click("main .links a");
      page.navigate(at("/administration/people"));
      page.click("tbody a");
      pages.look(page, "person");
      page.navigate(at("/administration/settings"));
      pages.look(page, "settings");
      page.navigate(at("/account"));
      pages.look(page, "account");
    }
    people.join(security, "刘安全", "liuaq");
    people.join(audit, "孙审计", "sunsj");
    people.join(lead, "李娜", "lina");
    String assessor;
    String address;
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(at("/"));
      people.login(page, "lina");
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
      assessor = people.handout(page);
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
    people.join(assessor, "陈测评", "chencp");
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(address);
      people.login(page, "chencp");
      people.enrol(page);
      page.click("main .links a");
      assertThat(page.textContent("h1")).contains("门户网站等级测评");
      assertThat(page.locator("main a[href$='/people']").count()).isZero();
    }
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(at("/administration/acts"));
      people.login(page, "sunsj");
      people.enrol(page);
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
}
