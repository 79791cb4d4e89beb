/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.yunheng.server.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Log-ins by an identity provider and by a directory: what they may do, and what they may not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideLoginTest {
  private static final String SECRET = "secret-of-a-test";
  private static final String BASE = "ou=people,dc=example,dc=cn";

  private TestProvider provider;
  private InMemoryDirectoryServer directory;
  private RunningServer server;
  private TestPeople people;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    provider = new TestProvider(SECRET);
    directory = directory();
    server =
        RunningServer.in(folder, settings(folder, provider.issuer(), directory.getListenPort()));
    provider.by(server.clock());
    people = new TestPeople(server);
    try (TestBrowser admin = people.administrators()) {
      people.join(people.lead(admin, "市政务云中心", "李娜"), "李娜", "lina");
      people.join(people.lead(admin, "测评中心", "陈测评"), "陈测评", "chen");
      people.join(people.lead(admin, "第三单位", "郭某"), "郭某", "guo");
      people.join(people.lead(admin, "第四单位", "华某"), "华某", "hua");
      people.join(people.lead(admin, "第五单位", "周某"), "周某", "zhou");
    }
  }

  @AfterAll
  void stop() {
    server.close();
    directory.close();
    provider.close();
  }

  private static InMemoryDirectoryServer directory() throws LDAPException, LDIFException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=cn");
    config.addAdditionalBindCredentials("cn=yunheng,dc=example,dc=cn", SECRET);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
    InMemoryDirectoryServer directory = new InMemoryDirectoryServer(config);
    directory.add("dn: dc=example,dc=cn", "objectClass: domain", "dc: example");
    directory.add("dn: " + BASE, "objectClass: organizationalUnit", "ou: people");
    for (String uid : List.of("lina", "guo", "nobody")) {
      directory.add(
          "dn: uid=" + uid + "," + BASE,
          "objectClass: inetOrgPerson",
          "uid: " + uid,
          "cn: " + uid,
          "sn: " + uid,
          "userPassword: " + SECRET);
    }
    directory.startListening();
    return directory;
  }

  private static Map<Setting, String> settings(Path folder, String issuer, int ldap)
      throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    Map<Setting, String> all = new HashMap<>();
    all.put(Setting.LOGIN_OIDC_ISSUER, issuer);
    all.put(Setting.LOGIN_OIDC_CLIENT_ID, TestProvider.CLIENT);
    all.put(Setting.LOGIN_OIDC_CLIENT_SECRET_FILE, secret.toString());
    all.put(Setting.LOGIN_OIDC_NAME, "统一认证");
    all.put(Setting.LOGIN_OIDC_FACTOR_CLAIM, "amr");
    all.put(Setting.LOGIN_OIDC_FACTOR_VALUES, "otp, hwk");
    all.put(Setting.LOGIN_LDAP_URL, "ldap://127.0.0.1:" + ldap);
    all.put(Setting.LOGIN_LDAP_BIND_NAME, "cn=yunheng,dc=example,dc=cn");
    all.put(Setting.LOGIN_LDAP_PASSWORD_FILE, secret.toString());
    all.put(Setting.LOGIN_LDAP_BASE, BASE);
    all.put(Setting.LOGIN_LDAP_NAME, "单位目录");
    return all;
  }

  /** Binds an account at the provider by the page of the account. */
  private void bind(TestBrowser browser, String subject) {
    provider.loggedIn(subject, _ -> {});
    browser.get("/account").submit("/account/outside/oidc");
    browser.get(browser.page().select("main a[href^=http]").attr("href"));
  }

  private TestBrowser come(String subject) {
    provider.loggedIn(subject, _ -> {});
    return new TestBrowser(server).get("/login/oidc?next=/account");
  }

  private static void unbind(TestBrowser browser) {
    browser.get("/account").submit("/account/outside/unbind");
  }

  @Test
  void anAccountAtTheProviderLogsInOnceItIsBoundAndNoLonger() {
    try (TestBrowser browser = come("s-lina")) {
      assertThat(browser.status()).isEqualTo(403);
      assertThat(browser.page().select("code").text()).isEqualTo("outside-unbound");
      assertThat(browser.get("/account").path()).isEqualTo("/login");
    }
    try (TestBrowser browser = people.logIn("lina")) {
      bind(browser, "s-lina");
      assertThat(browser.path()).isEqualTo("/account");
      assertThat(browser.page().text()).contains("s-lina@sso").contains("统一认证");
      assertThat(provider.lastChallenge()).isEqualTo("S256");
      try (TestBrowser other = come("s-lina")) {
        assertThat(other.path()).isEqualTo("/account");
        assertThat(other.page().text()).contains("外部身份服务");
        other.submit("/logout");
        assertThat(other.path()).isEqualTo("/login");
        assertThat(other.page().select(".remark.warn").text()).contains("统一认证");
      }
      try (TestBrowser other = come("s-lina")) {
        assertThat(other.path()).isEqualTo("/account");
        unbind(browser);
        assertThat(browser.page().text()).doesNotContain("s-lina@sso");
        assertThat(other.get("/account").path()).isEqualTo("/login");
      }
    }
    try (TestBrowser browser = come("s-lina")) {
      assertThat(browser.status()).isEqualTo(403);
    }
  }

  @Test
  void anAccountIsBoundToOnePersonAndUnboundByTheSecurityAdministratorToo() {
    try (TestBrowser lina = people.logIn("lina");
        TestBrowser guo = people.logIn("guo")) {
      bind(guo, "s-guo");
      bind(lina, "s-guo");
      assertThat(lina.status()).isEqualTo(409);
      assertThat(lina.page().select("code").text()).isEqualTo("outside-bound");
      try (TestBrowser security = people.enrol("security")) {
        security.get("/administration/people?q=guo");
        security.get(security.page().select("tbody a").attr("href"));
        security.submit(security.page().select("form[action$=/outside/unbind]").attr("action"));
        assertThat(security.page().text()).doesNotContain("s-guo@sso");
      }
      assertThat(guo.get("/account").path()).isEqualTo("/login");
    }
  }

  @Test
  void whatIsWrongWithATokenIsRefused() {
    try (TestBrowser browser = people.logIn("chen")) {
      bind(browser, "s-chen");
      Date past = Date.from(server.clock().instant().minusSeconds(600));
      provider.loggedIn("s-chen", one -> one.claim("nonce", "other"));
      refused();
      provider.loggedIn("s-chen", one -> one.audience("another client"));
      refused();
      provider.loggedIn("s-chen", one -> one.issuer("https://evil.example"));
      refused();
      provider.loggedIn("s-chen", one -> one.expirationTime(past));
      refused();
      provider.loggedIn("s-chen", one -> one.claim("auth_time", null));
      refused();
      provider.loggedIn("s-chen", _ -> {});
      provider.signsAsSomebodyElse();
      refused();
      provider.loggedIn("s-chen", _ -> {});
      provider.changes(one -> one.substring(0, one.lastIndexOf('.') + 1));
      refused();
      provider.changes(one -> "eyJhbGciOiJub25lIn0" + one.substring(one.indexOf('.')));
      refused();
      unbind(browser);
    }
  }

  private void refused() {
    try (TestBrowser browser = new TestBrowser(server)) {
      browser.get("/login/oidc");
      assertThat(browser.status()).isEqualTo(403);
      assertThat(browser.page().select("code").text()).isEqualTo("outside-refused");
      assertThat(browser.cookie("yunheng")).isEmpty();
    }
  }

  @Test
  void aReturnBelongsToItsBrowserAndCountsOnceInTime() {
    provider.loggedIn("s-nobody", _ -> {});
    try (TestBrowser browser = new TestBrowser(server);
        TestBrowser thief = new TestBrowser(server)) {
      var away = browser.send(HttpRequest.newBuilder(server.at("/login/oidc")).build());
      var back =
          browser.send(
              HttpRequest.newBuilder(
                      java.net.URI.create(away.headers().firstValue("Location").orElseThrow()))
                  .build());
      String address = back.headers().firstValue("Location").orElseThrow();
      assertThat(address).startsWith(server.at("/login/oidc/return").toString());
      assertThat(thief.get(address).page().select("code").text()).isEqualTo("outside-late");
      assertThat(browser.get(address).page().select("code").text()).isEqualTo("outside-unbound");
      assertThat(browser.get(address).page().select("code").text()).isEqualTo("outside-late");
      browser.send(HttpRequest.newBuilder(server.at("/login/oidc")).build());
      assertThat(
              browser.get("/login/oidc/return?code=x&state=planted").page().select("code").text())
          .isEqualTo("outside-refused");
    }
  }

  @Test
  void aSecondFactorCountsWhereTheSettingsNameItsClaim() {
    try (TestBrowser browser = people.logIn("zhou")) {
      browser.get("/account").submit("/account/factor");
      people.enrolHere(browser, "zhou");
      bind(browser, "s-zhou2");
    }
    try (TestBrowser browser = come("s-zhou2")) {
      assertThat(browser.path()).isEqualTo("/login/code");
      assertThat(browser.get("/account").path()).isEqualTo("/login/code");
    }
    provider.loggedIn("s-zhou2", one -> one.claim("amr", List.of("pwd", "otp")));
    try (TestBrowser browser = new TestBrowser(server).get("/login/oidc?next=/account")) {
      assertThat(browser.path()).isEqualTo("/account");
    }
    provider.loggedIn("s-zhou2", one -> one.claim("acr", "otp").claim("amr", "pwd"));
    try (TestBrowser browser = new TestBrowser(server).get("/login/oidc?next=/account")) {
      assertThat(browser.path()).isEqualTo("/login/code");
    }
  }

  @Test
  void anOldLogInAtTheProviderIsNoFreshProof() {
    try (TestBrowser browser = people.logIn("guo")) {
      bind(browser, "s-guo-old");
    }
    provider.loggedIn(
        "s-guo-old",
        one ->
            one.claim("auth_time", server.clock().instant().minusSeconds(3600).getEpochSecond()));
    try (TestBrowser browser = new TestBrowser(server).get("/login/oidc?next=/account")) {
      assertThat(browser.path()).isEqualTo("/account");
      browser.submit("/account/outside/unbind");
      assertThat(browser.page().select("h1").text()).isEqualTo("请确认身份");
      browser.submit("/account/outside/unbind", "proof-password", TestPeople.PASSWORD);
      assertThat(browser.page().text()).doesNotContain("s-guo-old@sso");
    }
  }

  @Test
  void administratorsLogInHereAlone() {
    try (TestBrowser browser = people.logInWithCode("sys")) {
      browser.get("/account");
      assertThat(browser.page().text()).contains("管理员账号不绑定外部账号");
      browser.post("/account/outside/oidc", Map.of("_csrf", browser.csrf()));
      assertThat(browser.status()).isEqualTo(404);
    }
  }

  @Test
  void theDirectoryLogsInWhoIsBoundAndTellsNobodyElseAnything() {
    try (TestBrowser browser = people.logIn("hua")) {
      browser.get("/account").submit("/account/outside/directory");
      browser.submit("/account/outside/directory/bind", "login", "lina", "password", "wrong");
      assertThat(browser.status()).isEqualTo(422);
      browser.submit("/account/outside/directory/bind", "login", "lina", "password", SECRET);
      assertThat(browser.path()).isEqualTo("/account");
      assertThat(browser.page().text()).contains("单位目录");
    }
    try (TestBrowser browser = directoryLogIn("lina", SECRET)) {
      assertThat(browser.path()).isEqualTo("/account");
      assertThat(browser.page().text()).contains("目录口令");
    }
    for (String login : List.of("*", "lina)(uid=*", "none", "")) {
      try (TestBrowser browser = directoryLogIn(login, SECRET)) {
        assertThat(browser.status()).as(login).isEqualTo(422);
        assertThat(browser.page().text()).as(login).contains("登录名或口令错误");
      }
    }
    try (TestBrowser browser = directoryLogIn("lina", "")) {
      assertThat(browser.page().text()).contains("登录名或口令错误");
    }
    try (TestBrowser browser = directoryLogIn("nobody", SECRET)) {
      assertThat(browser.page().select("code").text()).isEqualTo("outside-unbound");
    }
  }

  @Test
  void guessesAtTheDirectoryLockWhetherOrNotThereIsSuchAnAccount() {
    for (String login : List.of("guo", "nobody-at-all")) {
      try (TestBrowser browser = directoryLogIn(login, "wrong 0")) {
        for (int i = 1; i < 5; i++) {
          browser.submit("/login/directory", "login", login, "password", "wrong " + i);
          assertThat(browser.page().text()).as(login).contains("登录名或口令错误");
        }
        browser.submit("/login/directory", "login", login, "password", SECRET);
        assertThat(browser.page().text()).as(login).contains("错误次数过多");
      }
    }
    server.later(Duration.ofMinutes(2));
    try (TestBrowser browser = directoryLogIn("guo", SECRET)) {
      assertThat(browser.page().select("code").text()).isEqualTo("outside-unbound");
    }
  }

  private TestBrowser directoryLogIn(String login, String password) {
    return new TestBrowser(server)
        .get("/login/directory?next=/account")
        .submit("/login/directory", "login", login, "password", password);
  }

  @Test
  void whileTheyAreDownTheLocalLogInWorks(@TempDir Path folder) throws IOException {
    try (RunningServer alone =
        RunningServer.in(folder, settings(folder, "http://127.0.0.1:9", 9))) {
      TestPeople here = new TestPeople(alone);
      here.join(alone.setUpLink(), "王系统", "sys");
      try (TestBrowser browser = new TestBrowser(alone)) {
        browser.get("/login");
        assertThat(browser.page().select("main a").eachText())
            .containsExactly("用统一认证登录", "用单位目录登录");
        browser.get("/login/oidc");
        assertThat(browser.status()).isEqualTo(502);
        assertThat(browser.page().select("code").text()).isEqualTo("outside-unreachable");
        browser
            .get("/login/directory")
            .submit("/login/directory", "login", "lina", "password", SECRET);
        assertThat(browser.page().select("code").text()).isEqualTo("outside-unreachable");
        assertThat(browser.page().text()).contains("请用本系统的口令登录");
      }
      here.enrol("sys").close();
    }
  }
}
