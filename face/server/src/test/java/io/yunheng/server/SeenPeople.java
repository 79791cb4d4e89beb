/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.yunheng.server.secret.TimeCodes;

/** What people do in a browser to come in and to bring others in. */
record SeenPeople(SeenPages pages, RunningServer server) {
  /** Makes the account of a link, in a browser of its own. */
  void join(String link, String name, String login) {
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(link);
      join(page, name, login);
    }
  }

  /** Makes an account on the page of a link. */
  void join(Page page, String name, String login) {
    page.fill("[name=name]", name);
    page.fill("[name=login]", login);
    page.fill("[name=new-password]", TestPeople.PASSWORD);
    page.fill("[name=repeated]", TestPeople.PASSWORD);
    page.click("main .submit button");
    assertThat(page.url()).endsWith("/login");
  }

  /** Logs in as far as the password goes. */
  void login(Page page, String login) {
    page.fill("[name=login]", login);
    page.fill("[name=password]", TestPeople.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.matches(".*/login(\\?.*)?"));
  }

  /** Sets up time-based codes on the page that shows their secret. */
  void enrol(Page page) {
    String secret = page.textContent(".handout code").replace(" ", "");
    page.fill("[name=code]", new TimeCodes().code(secret, server.clock().instant()));
    page.click("main .submit button");
    assertThat(page.locator(".handout code").count()).isEqualTo(10);
  }

  /** Makes the link of an administrator. */
  String administrator(Page page, String role, String name) {
    page.navigate(server.at("/administration/people").toString());
    page.selectOption("[name=role]", role);
    page.fill("form[action$='/invite'] [name=name]", name);
    page.click("form[action$='/invite'] button");
    String link = handout(page);
    page.click("main .links a");
    return link;
  }

  /** What the page shows once. */
  String handout(Page page) {
    return page.textContent(".handout code");
  }
}
