/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.secret.TimeCodes;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Brings people in, the way they come in themselves. */
final class TestPeople {
  static final String PASSWORD = "four small grey boats";

  private final RunningServer server;
  private final Map<String, String> secrets = new HashMap<>();

  TestPeople(RunningServer server) {
    this.server = server;
  }

  /** The same people at the same installation, opened again. */
  TestPeople at(RunningServer other) {
    TestPeople same = new TestPeople(other);
    same.secrets.putAll(secrets);
    return same;
  }

  /** Makes the account of a link. */
  void join(String link, String name, String login) {
    try (TestBrowser browser = new TestBrowser(server)) {
      String path = URI.create(link).getPath();
      browser
          .get(path)
          .submit(
              path, "name", name, "login", login, "new-password", PASSWORD, "repeated", PASSWORD);
      if (!browser.path().equals("/login")) {
        throw new AssertionError(browser.page().select("main").text());
      }
    }
  }

  /** Logs somebody in who has no second factor. */
  TestBrowser logIn(String login) {
    TestBrowser browser = new TestBrowser(server);
    browser.get("/login").submit("/login", "login", login, "password", PASSWORD);
    return browser;
  }

  /** Logs somebody in for the first time, with a second factor. */
  TestBrowser enrol(String login) {
    TestBrowser browser = logIn(login);
    enrolHere(browser, login);
    return browser.get("/");
  }

  /** Sets up codes by time on the page that asks for it. */
  void enrolHere(TestBrowser browser, String login) {
    secrets.put(login, browser.handout().replace(" ", ""));
    browser.submit("/login/enrol", "code", code(login));
  }

  /** Logs somebody in again, with a second factor. */
  TestBrowser logInWithCode(String login) {
    TestBrowser browser = logIn(login);
    server.later(Duration.ofSeconds(31));
    browser.submit("/login/code", "code", code(login));
    return browser;
  }

  /** The code that his telephone shows now. */
  String code(String login) {
    return new TimeCodes().code(secrets.getOrDefault(login, ""), server.clock().instant());
  }

  /** The three administrators; the browser is the system administrator's. */
  TestBrowser administrators() {
    join(server.setUpLink(), "王系统", "sys");
    TestBrowser browser = enrol("sys");
    for (String role : new String[] {"security", "audit"}) {
      browser
          .get("/administration/people")
          .submit("/administration/people/invite", "role", role + "-administrator", "name", role);
      join(browser.handout(), role + " officer", role);
    }
    return browser;
  }

  /** Makes an organisation; the link of its lead. */
  String lead(TestBrowser admin, String organisation, String name) {
    admin
        .get("/administration/organisations")
        .submit("/administration/organisations", "name", organisation, "kind", "customer");
    String action =
        admin.page().select("details:contains(" + organisation + ") form").attr("action");
    admin.submit(action, "name", name, "role", "customer-lead");
    return admin.handout();
  }
}
