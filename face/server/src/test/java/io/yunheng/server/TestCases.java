/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.util.HashMap;
import java.util.Map;

/** Makes a case with its lead, and waits for its jobs. */
final class TestCases {
  private static final long LONGEST_MILLIS = 300_000;

  private final RunningServer server;
  private final TestPeople people;

  TestCases(RunningServer server) {
    this.server = server;
    this.people = new TestPeople(server);
  }

  TestPeople people() {
    return people;
  }

  RunningServer server() {
    return server;
  }

  /** The leads of two organisations, "lina" and "zhaoqiang". */
  void leads() {
    try (TestBrowser admin = people.administrators()) {
      people.join(lead(admin, "市政务云中心", "李娜"), "李娜", "lina");
      people.join(lead(admin, "另一家单位", "赵强"), "赵强", "zhaoqiang");
    }
  }

  private static String lead(TestBrowser admin, String organisation, String name) {
    admin
        .get("/administration/organisations")
        .submit("/administration/organisations", "name", organisation, "kind", "customer");
    String action =
        admin.page().select("details:contains(" + organisation + ") form").attr("action");
    admin.submit(action, "name", name, "role", "customer-lead");
    return admin.handout();
  }

  /** Makes a case and gives its address. */
  String make(TestBrowser browser, String name, String grade) {
    String form = browser.get("/").page().select("main .links a").attr("href");
    browser
        .get(form)
        .submit(form.replaceAll("/new$", ""), "name", name, "subject", "platform", "grade", grade);
    return browser.path();
  }

  /** Registers the cloud and gives its address. */
  String register(TestBrowser browser, String one, String authUrl) {
    browser
        .get(one + "/clouds")
        .submit(
            one + "/clouds",
            "name",
            "政务云",
            "auth_url",
            authUrl,
            "username",
            "admin",
            "user_domain_name",
            "Default",
            "project_name",
            "admin",
            "project_domain_name",
            "Default",
            "region_name",
            "RegionOne",
            "secret",
            RecordedCloud.PASSWORD);
    return browser.path();
  }

  /** Waits until the job at which the browser is has ended, as one does without scripts. */
  TestBrowser ended(TestBrowser browser) {
    String address = browser.path();
    long end = System.currentTimeMillis() + LONGEST_MILLIS;
    while (browser.page().select(".polled").size() > 0) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError(browser.page().select("main").text());
      }
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      browser.get(address);
    }
    return browser;
  }

  /** Posts what no page offers. */
  int post(TestBrowser browser, String action, Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("_csrf", browser.get("/account").csrf());
    return browser.post(action, all).status();
  }
}
