/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.yunheng.server.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys in Debian's Chromium, with a virtual authenticator of its own. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivePasskeyTest {
  private RunningServer server;
  private TestPeople people;
  private SeenPages pages;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server =
        RunningServer.in(
            folder,
            Map.of(
                Setting.LISTEN, "127.0.0.1:" + port,
                Setting.PUBLIC_ADDRESS, "http://localhost:" + port));
    people = new TestPeople(server);
    pages = new SeenPages();
    try (TestBrowser admin = people.administrators()) {
      people.join(people.lead(admin, "市政务云中心", "李娜"), "李娜", "lina");
    }
  }

  @AfterAll
  void stop() {
    pages.close();
    server.close();
  }

  /** An authenticator in the device, whose owner is verified. */
  private static String authenticator(CDPSession devices) {
    devices.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject all = new JsonObject();
    all.add("options", options);
    return devices
        .send("WebAuthn.addVirtualAuthenticator", all)
        .get("authenticatorId")
        .getAsString();
  }

  private static void verified(CDPSession devices, String authenticator, boolean is) {
    JsonObject all = new JsonObject();
    all.addProperty("authenticatorId", authenticator);
    all.addProperty("isUserVerified", is);
    devices.send("WebAuthn.setUserVerified", all);
  }

  @Test
  void aPasskeyIsMadeLogsInIsASecondFactorAndIsRemoved() {
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      CDPSession devices = context.newCDPSession(page);
      String mine = authenticator(devices);
      page.navigate(at("/login?next=/account"));
      password(page);
      page.click("form[action='/account/passkeys'] button");
      page.fill("[name=label]", "办公电脑");
      pages.look(page, "passkey-new");
      page.click("form[data-passkey=create] button");
      page.waitForURL(url -> url.endsWith("/account"));
      assertThat(page.textContent("main")).contains("办公电脑");
      pages.look(page, "account-passkey");

      logOut(page);
      page.click("text=用通行密钥登录");
      pages.look(page, "login-passkey");
      use(page);
      page.waitForURL(url -> !url.contains("/login"));
      page.navigate(at("/account"));
      assertThat(page.textContent("main")).contains("通行密钥").contains("办公电脑");

      logOut(page);
      page.navigate(at("/login?next=/account"));
      password(page);
      page.waitForURL(url -> url.contains("/login/code"));
      use(page);
      page.waitForURL(url -> url.endsWith("/account"));

      logOut(page);
      verified(devices, mine, false);
      page.navigate(at("/login/passkey?next=/account"));
      use(page);
      page.waitForSelector("[data-trouble]:not([hidden])");
      assertThat(page.url()).contains("/login/passkey");
      verified(devices, mine, true);
      use(page);
      page.waitForURL(url -> url.endsWith("/account"));

      anotherKeyIsRefused(page);

      page.click("form[action$='/remove'] button");
      assertThat(page.textContent("main")).doesNotContain("办公电脑");
      logOut(page);
      page.navigate(at("/login/passkey?next=/account"));
      use(page);
      page.waitForSelector(".remark.bad:not([hidden])");
      assertThat(page.textContent(".remark.bad")).contains("未被接受");
    }
    assertThat(pages.complaints()).isEmpty();
  }

  /** A key of this site that nobody registered. */
  private void anotherKeyIsRefused(Page first) {
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      CDPSession devices = context.newCDPSession(page);
      String other = authenticator(devices);
      page.navigate(at("/login/passkey"));
      stranger(devices, other);
      use(page);
      page.waitForSelector(".remark.bad:not([hidden]):not([data-trouble])");
      assertThat(page.textContent(".remark.bad:not([data-trouble])")).contains("未被接受");
    }
    first.navigate(at("/account"));
    assertThat(first.textContent("main")).contains("办公电脑");
  }

  /** Puts a key into a device that was made for this site, but never registered. */
  private static void stranger(CDPSession devices, String authenticator) {
    JsonObject credential = new JsonObject();
    credential.addProperty("credentialId", "AAECAwQFBgcICQoLDA0ODw==");
    credential.addProperty("isResidentCredential", true);
    credential.addProperty("rpId", "localhost");
    credential.addProperty("userHandle", "bm9ib2R5");
    credential.addProperty("signCount", 0);
    credential.addProperty("privateKey", key());
    JsonObject all = new JsonObject();
    all.addProperty("authenticatorId", authenticator);
    all.add("credential", credential);
    devices.send("WebAuthn.addCredential", all);
  }

  private static String key() {
    try {
      var keys = java.security.KeyPairGenerator.getInstance("EC");
      keys.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
      return java.util.Base64.getEncoder()
          .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void password(Page page) {
    page.fill("[name=login]", "lina");
    page.fill("[name=password]", TestPeople.PASSWORD);
    page.click("main .submit button");
  }

  private static void use(Page page) {
    page.click("form[data-passkey=get] button");
  }

  private static void logOut(Page page) {
    page.click("form[action='/logout'] button");
    page.waitForURL(url -> url.contains("/login"));
  }

  private String at(String path) {
    return server.at(path).toString();
  }
}
