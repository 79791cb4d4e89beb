/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How people come in, and how they do not. */
class LoginTest {
  @TempDir private Path folder;
  private RunningServer server;
  private TestPeople people;

  @BeforeEach
  void start() {
    server = RunningServer.in(folder);
    people = new TestPeople(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theSetUpLinkMakesTheSystemAdministratorOnce() {
    String link = server.setUpLink();
    people.join(link, "王系统", "sys");

    try (TestBrowser browser = new TestBrowser(server)) {
      assertThat(browser.get(URI.create(link).getPath()).status()).isEqualTo(404);
    }
    assertThat(server.server().setUpLink()).isEmpty();
    try (TestBrowser browser = people.logIn("sys")) {
      assertThat(browser.path()).isEqualTo("/login/enrol");
      assertThat(browser.get("/administration/people").path()).isEqualTo("/login/enrol");
    }
    try (TestBrowser browser = people.enrol("sys")) {
      assertThat(browser.page().select("h1").text()).isEqualTo("管理");
      assertThat(browser.page().select(".remark.warn")).hasSize(2);
      browser.submit("/logout");
      assertThat(browser.get("/").path()).isEqualTo("/login");
    }
  }

  @Test
  void aCodeIsAskedForAndCountsOnce() {
    people.join(server.setUpLink(), "王系统", "sys");
    people.enrol("sys").close();
    String used = people.code("sys");

    try (TestBrowser browser = people.logIn("sys")) {
      assertThat(browser.path()).isEqualTo("/login/code");
      browser.submit("/login/code", "code", used);
      assertThat(browser.status()).isEqualTo(422);
      server.later(Duration.ofSeconds(31));
      browser.submit("/login/code", "code", people.code("sys"));
      assertThat(browser.path()).isEqualTo("/");
      assertThat(browser.get("/administration/people").status()).isEqualTo(200);
    }
  }

  @Test
  void aRecoveryCodeIsGoodOnce() {
    people.join(server.setUpLink(), "王系统", "sys");
    List<String> codes;
    try (TestBrowser browser = people.logIn("sys")) {
      String secret = browser.handout().replace(" ", "");
      browser.submit(
          "/login/enrol",
          "code",
          new io.yunheng.server.secret.TimeCodes().code(secret, server.clock().instant()));
      codes = browser.page().select(".handout code").eachText();
    }
    assertThat(codes).hasSize(10);
    try (TestBrowser browser = people.logIn("sys")) {
      browser.submit("/login/code", "code", codes.getFirst());
      assertThat(browser.path()).isEqualTo("/");
      assertThat(browser.get("/account").page().text()).contains("还有 9 个恢复码");
    }
    try (TestBrowser browser = people.logIn("sys")) {
      browser.submit("/login/code", "code", codes.getFirst());
      assertThat(browser.status()).isEqualTo(422);
    }
  }

  @Test
  void wrongGuessesLockTheAccountForLongerEachTime() {
    people.join(server.setUpLink(), "王系统", "sys");
    try (TestBrowser browser = new TestBrowser(server)) {
      browser.get("/login");
      for (int i = 0; i < 5; i++) {
        browser.submit("/login", "login", "sys", "password", "wrong " + i);
        assertThat(browser.page().text()).contains("登录名或口令错误");
      }
      browser.submit("/login", "login", "sys", "password", TestPeople.PASSWORD);
      assertThat(browser.page().text()).contains("错误次数过多");
      server.later(Duration.ofSeconds(31));
      browser.submit("/login", "login", "sys", "password", "wrong again");
      server.later(Duration.ofSeconds(31));
      browser.submit("/login", "login", "sys", "password", TestPeople.PASSWORD);
      assertThat(browser.page().text()).contains("错误次数过多");
      server.later(Duration.ofSeconds(31));
      browser.submit("/login", "login", "sys", "password", TestPeople.PASSWORD);
      assertThat(browser.path()).isEqualTo("/login/enrol");
    }
  }

  @Test
  void aLockDoesNotTellWhetherThereIsAnAccount() {
    people.join(server.setUpLink(), "王系统", "sys");
    List<String> there = answers("sys");
    server.later(Duration.ofDays(5));
    List<String> nowhere = answers("Nobody");

    assertThat(nowhere).isEqualTo(there);
    assertThat(nowhere.stream().distinct().count()).as("wrong, and several waits").isGreaterThan(2);
  }

  /** What is told of guesses: up to the lock, in it, after it, and days later. */
  private List<String> answers(String login) {
    List<String> told = new ArrayList<>();
    for (Duration before :
        List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(31),
            Duration.ofSeconds(31),
            Duration.ofSeconds(61),
            Duration.ofHours(30),
            Duration.ofSeconds(1),
            Duration.ofHours(60),
            Duration.ofSeconds(1))) {
      server.later(before);
      try (TestBrowser browser = new TestBrowser(server)) {
        browser.get("/login").submit("/login", "login", login, "password", "wrong");
        told.add(browser.status() + " " + browser.page().select("main .remark").text());
      }
    }
    return told;
  }

  @Test
  void guessesAtManyAccountsLockTheAddressAndSurviveARestart() {
    people.join(server.setUpLink(), "王系统", "sys");
    try (TestBrowser browser = new TestBrowser(server)) {
      browser.get("/login");
      for (int i = 0; i < 20; i++) {
        browser.submit("/login", "login", "nobody" + i, "password", "wrong");
      }
    }
    server.close();
    server = RunningServer.in(folder);
    try (TestBrowser browser = new TestPeople(server).logIn("sys")) {
      assertThat(browser.page().text()).contains("错误次数过多");
    }
  }

  @Test
  void aSessionEndsWhenIdleAndInAnyCase() {
    people.join(server.setUpLink(), "王系统", "sys");
    try (TestBrowser browser = people.enrol("sys")) {
      server.later(Duration.ofMinutes(29));
      assertThat(browser.get("/account").status()).isEqualTo(200);
      server.later(Duration.ofMinutes(32));
      assertThat(browser.get("/account").path()).isEqualTo("/login");
    }
    try (TestBrowser browser = people.logInWithCode("sys")) {
      for (int i = 0; i < 25; i++) {
        server.later(Duration.ofMinutes(28));
        assertThat(browser.get("/account").path()).isEqualTo("/account");
      }
      server.later(Duration.ofMinutes(28));
      assertThat(browser.get("/account").path()).isEqualTo("/login");
    }
  }

  @Test
  void ownSessionsAreListedAndEnded() {
    people.join(server.setUpLink(), "王系统", "sys");
    try (TestBrowser first = people.enrol("sys");
        TestBrowser second = people.logInWithCode("sys")) {
      assertThat(first.get("/account").page().select("tbody tr")).hasSize(2);
      first.submit("/account/sessions/end-others");
      assertThat(second.get("/account").path()).isEqualTo("/login");
      assertThat(first.get("/account").status()).isEqualTo(200);
    }
  }

  @Test
  void aPlantedSessionIsWorthNothingAfterTheLogIn() {
    people.join(server.setUpLink(), "王系统", "sys");
    people.enrol("sys").close();
    try (TestBrowser victim = people.logIn("sys");
        TestBrowser thief = new TestBrowser(server)) {
      String planted = victim.cookie("yunheng");
      server.later(Duration.ofSeconds(31));
      victim.submit("/login/code", "code", people.code("sys"));
      assertThat(victim.cookie("yunheng")).isNotEmpty().isNotEqualTo(planted);
      thief.setCookie("yunheng", planted);
      assertThat(thief.get("/account").path()).isEqualTo("/login");
    }
  }

  @Test
  void nobodyIsSentElsewhere() {
    people.join(server.setUpLink(), "王系统", "sys");
    for (String next : List.of("https://evil.example/", "//evil.example/", "/\\evil.example")) {
      try (TestBrowser browser = new TestBrowser(server)) {
        browser.get("/login");
        var answer =
            browser.send(
                HttpRequest.newBuilder(server.at("/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "login=sys&password=four+small+grey+boats&next="
                                + java.net.URLEncoder.encode(
                                    next, java.nio.charset.StandardCharsets.UTF_8)
                                + "&_csrf="
                                + java.net.URLEncoder.encode(
                                    browser.csrf(), java.nio.charset.StandardCharsets.UTF_8)))
                    .build());
        assertThat(answer.headers().firstValue("Location")).as(next).contains("/");
      }
    }
  }

  @Test
  void anOwnPasswordIsChangedByTheRulesAndEndsOtherSessions() {
    people.join(server.setUpLink(), "王系统", "sys");
    try (TestBrowser browser = people.enrol("sys");
        TestBrowser other = people.logInWithCode("sys")) {
      browser.get("/account");
      change(browser, "wrong", "five small grey boats", "five small grey boats");
      assertThat(browser.page().select(".problem").text()).contains("当前口令错误");
      change(browser, TestPeople.PASSWORD, TestPeople.PASSWORD, TestPeople.PASSWORD);
      assertThat(browser.page().select(".problem").text()).contains("最近 5 个");
      change(browser, TestPeople.PASSWORD, "Password12345", "Password12345");
      assertThat(browser.page().select(".problem").text()).contains("人人都会先试");
      change(browser, TestPeople.PASSWORD, "five small grey boats", "five small grey boats");
      assertThat(browser.status()).isEqualTo(200);
      assertThat(other.get("/account").path()).isEqualTo("/login");
    }
  }

  private static void change(TestBrowser browser, String old, String wanted, String repeated) {
    browser.submit(
        "/account/password", "password", old, "new-password", wanted, "repeated", repeated);
  }

  @Test
  void theLanguageIsSwitchedOnThePage() {
    try (TestBrowser browser = new TestBrowser(server)) {
      assertThat(browser.get("/login").page().select("html").attr("lang")).isEqualTo("zh-CN");
      browser.submit("/language");
      assertThat(browser.path()).isEqualTo("/login");
      assertThat(browser.page().select("html").attr("lang")).isEqualTo("en");
      assertThat(browser.page().select("h1").text()).isEqualTo("Log in");
    }
  }

  @Test
  void aFormOfAnotherSiteDoesNothing() {
    people.join(server.setUpLink(), "王系统", "sys");
    try (TestBrowser browser = people.enrol("sys")) {
      browser.post("/account/sessions/end-others", Map.of());
      assertThat(browser.status()).isEqualTo(403);
      assertThat(browser.page().text()).contains("form-foreign").contains("重新打开");
      browser.post("/account/sessions/end-others", Map.of("_csrf", "0".repeat(48)));
      assertThat(browser.status()).isEqualTo(403);
      assertThat(browser.get("/account").status()).isEqualTo(200);
    }
  }
}
