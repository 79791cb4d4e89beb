/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.outside.LdapDirectory;
import io.yunheng.server.settings.LdapSettings;
import io.yunheng.server.settings.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Log-ins by a real slapd, over StartTLS and LDAPS. */
@Tag("live")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveDirectoryTest {
  private final IdentityTestbed testbed = IdentityTestbed.find();
  private Path place;
  private RunningServer server;
  private TestPeople people;

  @BeforeAll
  void start(@TempDir Path folder) {
    place = folder;
    Map<Setting, String> settings = settings(testbed.of("ldap"), testbed.of("ca"));
    settings.put(Setting.LOGIN_LDAP_START_TLS, "true");
    server = RunningServer.in(folder, settings);
    people = new TestPeople(server);
    try (TestBrowser admin = people.administrators()) {
      people.join(people.lead(admin, "市政务云中心", "李娜"), "李娜", "li");
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Map<Setting, String> settings(String address, String authorities) {
    Map<Setting, String> all = new HashMap<>();
    all.put(Setting.LOGIN_LDAP_URL, address);
    all.put(Setting.LOGIN_LDAP_AUTHORITIES, authorities);
    all.put(Setting.LOGIN_LDAP_BIND_NAME, testbed.of("ldap-account"));
    all.put(Setting.LOGIN_LDAP_PASSWORD_FILE, testbed.of("password"));
    all.put(Setting.LOGIN_LDAP_BASE, testbed.of("ldap-base"));
    all.put(Setting.LOGIN_LDAP_NAME, "单位目录");
    return all;
  }

  @Test
  void anAccountOfTheDirectoryLogsInOnceItIsBoundAndNoLonger() {
    try (TestBrowser browser = logIn("lina", testbed.password())) {
      assertThat(browser.page().select("code").text()).isEqualTo("outside-unbound");
    }
    try (TestBrowser browser = people.logIn("li")) {
      browser.get("/account").submit("/account/outside/directory");
      browser.submit(
          "/account/outside/directory/bind", "login", "lina", "password", testbed.password());
      assertThat(browser.path()).isEqualTo("/account");
      assertThat(browser.page().text()).contains("单位目录");
      try (TestBrowser other = logIn("lina", testbed.password())) {
        assertThat(other.path()).isEqualTo("/account");
        assertThat(other.page().select(".who, header").text()).contains("李娜");
      }
      for (String login : List.of("lina", "l*", "lina)(|(uid=*)", "nobody-here")) {
        try (TestBrowser other = logIn(login, "wrong")) {
          assertThat(other.page().text()).as(login).contains("登录名或口令错误");
        }
      }
      browser.get("/account").submit("/account/outside/unbind");
    }
    try (TestBrowser browser = logIn("lina", testbed.password())) {
      assertThat(browser.page().select("code").text()).isEqualTo("outside-unbound");
    }
  }

  private TestBrowser logIn(String login, String password) {
    return new TestBrowser(server)
        .get("/login/directory?next=/account")
        .submit("/login/directory", "login", login, "password", password);
  }

  @Test
  void onlyTheAuthorityOfTheSettingsAndTheRightNameAreBelieved() {
    for (boolean startTls : new boolean[] {true, false}) {
      String address = testbed.of(startTls ? "ldap" : "ldaps");
      LdapDirectory right = new LdapDirectory(read(address, "ca", startTls));
      Optional<LdapDirectory.Entry> lina = right.find("lina");
      assertThat(lina).isPresent();
      assertThat(lina.orElseThrow().subject()).matches("[0-9a-f-]{36}");
      assertThat(right.matches(lina, testbed.password())).isTrue();
      assertThat(right.matches(lina, "wrong")).isFalse();
      assertThat(right.matches(lina, "")).isFalse();
      assertThat(right.matches(Optional.empty(), testbed.password())).isFalse();
      unreachable(read(address, "other-ca", startTls));
      unreachable(read(address.replace("127.0.0.1", "localhost"), "ca", startTls));
    }
  }

  private LdapSettings read(String address, String authority, boolean startTls) {
    Map<Setting, String> all = settings(address, testbed.of(authority));
    all.put(Setting.LOGIN_LDAP_START_TLS, Boolean.toString(startTls));
    return RunningServer.settings(place, all).login().ldap().orElseThrow();
  }

  private static void unreachable(LdapSettings settings) {
    LdapDirectory wrong = new LdapDirectory(settings);
    assertThatThrownBy(() -> wrong.find("lina"))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.OUTSIDE_UNREACHABLE));
  }
}
