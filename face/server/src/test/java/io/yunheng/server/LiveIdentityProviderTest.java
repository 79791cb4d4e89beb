/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.yunheng.server.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Log-ins by a real Keycloak, in Debian's Chromium. Keycloak says {@code acr} 1 where somebody
 * typed a password there, 0 where its own session was enough; the settings let 1 count as a second
 * factor, so that both can be seen.
 */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveIdentityProviderTest {
  private final IdentityTestbed testbed = IdentityTestbed.find();
  private RunningServer server;
  private TestPeople people;
  private SeenPages pages;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Map<Setting, String> all = new HashMap<>();
    all.put(Setting.LOGIN_OIDC_ISSUER, testbed.of("keycloak") + "/realms/" + testbed.of("realm"));
    all.put(Setting.LOGIN_OIDC_CLIENT_ID, testbed.of("client"));
    all.put(Setting.LOGIN_OIDC_CLIENT_SECRET_FILE, testbed.of("password"));
    all.put(Setting.LOGIN_OIDC_NAME, "统一身份认证");
    all.put(Setting.LOGIN_OIDC_FACTOR_CLAIM, "acr");
    all.put(Setting.LOGIN_OIDC_FACTOR_VALUES, "1");
    server = RunningServer.at(Instant.now(), folder, all);
    allow(server.at("/login/oidc/return").toString());
    people = new TestPeople(server);
    pages = new SeenPages();
    try (TestBrowser admin = people.administrators()) {
      people.join(people.lead(admin, "市政务云中心", "李娜"), "李娜", "li");
    }
  }

  @AfterAll
  void stop() {
    pages.close();
    server.close();
  }

  /** Has Keycloak send browsers back to this address, and no other. */
  private void allow(String address) throws IOException, InterruptedException {
    String admin = testbed.of("keycloak") + "/admin/realms/" + testbed.of("realm") + "/clients";
    try (HttpClient client = HttpClient.newHttpClient()) {
      String token =
          found(
              client
                  .send(
                      HttpRequest.newBuilder(
                              URI.create(
                                  testbed.of("keycloak")
                                      + "/realms/master/protocol/openid-connect/token"))
                          .header("Content-Type", "application/x-www-form-urlencoded")
                          .POST(
                              BodyPublishers.ofString(
                                  TestBrowser.form(
                                      Map.of(
                                          "grant_type", "password",
                                          "client_id", "admin-cli",
                                          "username", "admin",
                                          "password", testbed.password()))))
                          .build(),
                      BodyHandlers.ofString())
                  .body(),
              "access_token");
      String listed =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(admin + "?clientId=" + testbed.of("client")))
                      .header("Authorization", "Bearer " + token)
                      .build(),
                  BodyHandlers.ofString())
              .body();
      HttpResponse<String> done =
          client.send(
              HttpRequest.newBuilder(URI.create(admin + "/" + found(listed, "id")))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .PUT(
                      BodyPublishers.ofString(
                          "{\"clientId\":\""
                              + testbed.of("client")
                              + "\",\"redirectUris\":[\""
                              + address
                              + "\"]}"))
                  .build(),
              BodyHandlers.ofString());
      assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
    }
  }

  private static String found(String json, String name) {
    Matcher one = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]+)\"").matcher(json);
    assertThat(one.find()).as(name + " in " + json).isTrue();
    return one.group(1);
  }

  @Test
  void anAccountAtKeycloakIsBoundLogsInAndIsUnbound() {
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(server.at("/login").toString());
      pages.look(page, "login-outside");
      page.click("text=用统一身份认证登录");
      keycloak(page, "guest");
      assertThat(page.textContent("main code")).isEqualTo("outside-unbound");
      pages.look(page, "outside-unbound");
    }
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(server.at("/login?next=/account").toString());
      page.fill("[name=login]", "li");
      page.fill("[name=password]", TestPeople.PASSWORD);
      page.click("main .submit button");
      page.click("form[action='/account/outside/oidc'] button");
      pages.look(page, "outside-leave");
      page.click("main a[href^='http']");
      keycloak(page, "lina");
      assertThat(page.url()).endsWith("/account");
      assertThat(page.textContent("main")).contains("lina");
      pages.look(page, "account-outside");
      page.click("form[action='/account/factor'] button");
      String secret = page.textContent(".handout code").replace(" ", "");
      page.fill(
          "[name=code]",
          new io.yunheng.server.secret.TimeCodes().code(secret, server.clock().instant()));
      page.click("main .submit button");
      page.click("form[action='/logout'] button");
      catchUp();
      page.click("text=用统一身份认证登录");
      page.waitForURL(url -> url.contains("/login/code"));
      assertThat(page.url()).contains("/login/code");
    }
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(server.at("/login?next=/account").toString());
      page.click("text=用统一身份认证登录");
      keycloak(page, "lina");
      assertThat(page.url()).endsWith("/account");
      page.click("form[action='/account/outside/unbind'] button");
      assertThat(page.locator("form[action='/account/outside/unbind']").count()).isZero();
      page.click("form[action='/logout'] button");
      assertThat(page.textContent(".remark.warn")).contains("统一身份认证");
      catchUp();
      page.click("text=用统一身份认证登录");
      page.waitForURL(url -> url.contains("/login/oidc/return"));
      assertThat(page.textContent("main code")).isEqualTo("outside-unbound");
    }
    assertThat(pages.complaints()).isEmpty();
  }

  /** Keycloak has the time of this machine, our clock stands. */
  private void catchUp() {
    server.later(Duration.between(server.clock().instant(), Instant.now()));
  }

  private void keycloak(Page page, String user) {
    assertThat(page.url()).startsWith(testbed.of("keycloak"));
    page.fill("#username", user);
    page.fill("#password", testbed.password());
    catchUp();
    page.click("#kc-login");
    page.waitForURL(url -> !url.startsWith(testbed.of("keycloak")));
  }
}
