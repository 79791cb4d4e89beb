/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.server.settings.Setting;
import io.yunheng.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Further roles for accounts that there are, given and taken back on pages. */
class RolesStoryTest {
  private static final String PEOPLE = "/administration/people";

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

  /** The same installation with other settings, a little later. */
  private void again(Map<Setting, String> settings) {
    server.close();
    server =
        RunningServer.at(server.clock().instant().plus(Duration.ofMinutes(2)), folder, settings);
    people = people.at(server);
  }

  private static String person(TestBrowser browser, String name) {
    browser.get(PEOPLE);
    return browser.page().select("tbody a:contains(" + name + ")").attr("href");
  }

  @Test
  void aSecondAdministratorInOneAccountNeedsTheLineOfTheSettings() {
    String security;
    try (TestBrowser admin = people.administrators()) {
      people.enrol("security").close();
      security = person(admin, "security officer");
      assertThat(admin.get(security).page().select("form[action$=/roles]")).isEmpty();
      admin.post(
          security + "/roles",
          Map.of("_csrf", admin.csrf(), "role", "audit-administrator", "version", "1"));
      assertThat(admin.status()).isEqualTo(409);
      assertThat(admin.page().text())
          .contains("administrators-apart", "这个账号不能兼任审计管理员", "administrators.combined");
    }

    again(Map.of(Setting.ADMINISTRATORS_COMBINED, "true"));
    try (TestBrowser admin = people.logInWithCode("sys");
        TestBrowser officer = people.logInWithCode("security")) {
      assertThat(officer.get("/administration/acts").status()).isEqualTo(403);
      assertThat(officer.get(security).page().select("form[action$=/roles]"))
          .as("only the system administrator makes accounts what they are")
          .isEmpty();
      officer.post(
          security + "/roles",
          Map.of("_csrf", officer.csrf(), "role", "audit-administrator", "version", "1"));
      assertThat(officer.status()).isEqualTo(403);

      server.later(Duration.ofMinutes(11));
      admin.get(security).submit(security + "/roles", "role", "audit-administrator");
      assertThat(admin.page().select("h1").text()).isEqualTo("请确认身份");
      admin.submit(
          security + "/roles",
          "proof-password",
          TestPeople.PASSWORD,
          "proof-code",
          people.code("sys"));
      assertThat(admin.path()).isEqualTo(security);
      assertThat(admin.page().select("table:contains(审计管理员)").text()).contains("安全管理员");
      for (String page : new String[] {PEOPLE, "/administration/settings", security}) {
        assertThat(admin.get(page).page().text()).contains("设置允许一个账号兼任两种管理员");
      }
      assertThat(officer.get("/administration/acts").status()).isEqualTo(200);
      assertThat(officer.page().text()).contains("设置允许一个账号兼任两种管理员", "授予角色");
      officer.get(
          "/administration/permissions?login=security&operation=acts.oversee&organisation=&case=");
      assertThat(officer.page().select(".remark.good").text()).contains("审计管理员");

      assertThat(admin.get(security).page().select("form[action$=/roles]"))
          .as("never all three")
          .isEmpty();
      admin.post(
          security + "/roles",
          Map.of("_csrf", admin.csrf(), "role", "system-administrator", "version", "2"));
      assertThat(admin.status()).isEqualTo(409);
      String own = person(admin, "王系统");
      assertThat(admin.get(own).page().select("form[action$=/roles]")).isEmpty();
      admin.post(
          own + "/roles",
          Map.of("_csrf", admin.csrf(), "role", "audit-administrator", "version", "1"));
      assertThat(admin.status()).isEqualTo(403);
      assertThat(admin.page().text()).contains("role-not-grantable");
    }

    again(Map.of());
    try (TestBrowser officer = people.logInWithCode("security")) {
      assertThat(officer.get("/administration/acts").status())
          .as("without the line the account is what it was first")
          .isEqualTo(403);
      assertThat(officer.get(PEOPLE).status()).isEqualTo(200);
      officer.get(
          "/administration/permissions?login=security&operation=acts.oversee&organisation=&case=");
      assertThat(officer.page().select(".remark.warn").text()).contains("不能");
      assertThat(officer.page().text()).contains("账号类型不能担任该角色");
    }
    try (TestBrowser admin = people.logInWithCode("sys")) {
      admin.get(security);
      String end = admin.page().select("tr:contains(审计管理员) form[action*=/roles/]").attr("action");
      admin.submit(end);
      assertThat(admin.path()).isEqualTo(security);
      assertThat(admin.page().select("table:contains(安全管理员)").text()).doesNotContain("审计管理员");
    }
    again(Map.of(Setting.ADMINISTRATORS_COMBINED, "true"));
    try (TestBrowser officer = people.logInWithCode("security")) {
      assertThat(officer.get("/administration/acts").status()).isEqualTo(403);
    }
  }

  @Test
  void aMemberTakesOnAFurtherRoleOverTheOrganisationForSomeDays() {
    try (TestBrowser admin = people.administrators()) {
      people.join(people.lead(admin, "市政务云中心", "李娜"), "李娜", "lina");
    }
    try (TestBrowser lina = people.logIn("lina")) {
      String form = lina.page().select("main .links a").attr("href");
      String organisation = form.replaceAll("/cases/new$", "");
      lina.get(form).submit(organisation + "/cases", "name", "门户网站", "subject", "tenant");
      String one = lina.path();
      lina.get(organisation).submit(organisation + "/invite", "name", "周敏", "role", "");
      people.join(lina.handout(), "周敏", "zhoumin");
      try (TestBrowser zhou = people.logIn("zhoumin")) {
        assertThat(zhou.get(one).status()).isEqualTo(404);
        String member = member(lina, organisation, "周敏");
        String grants = member + "/grants";

        lina.get(member).submit(grants, "role", "contributor", "since", "2026-11-23");
        assertThat(lina.page().select(".problem").text()).contains("从今天或以后起");
        lina.submit(grants, "role", "contributor", "since", "2026-11-25", "until", "2026-11-24");
        assertThat(lina.page().select(".problem").text()).contains("结束日期早于开始日期");
        lina.submit(grants, "role", "contributor", "since", "2026-11-25", "until", "2026-11-26");
        assertThat(lina.page().select("tbody").text()).contains("材料提供人", "2026-11-26");
        lina.submit(grants, "role", "contributor", "since", "2026-11-26", "until", "");
        assertThat(lina.page().select(".problem").text()).contains("已担任材料提供人");
        assertThat(zhou.get(one).status()).as("not before its first day").isEqualTo(404);

        try (TestBrowser security = people.enrol("security")) {
          String id = organisation.replaceAll(".*/", "");
          String asked =
              "/administration/permissions?login=zhoumin&operation=organisation.read&case="
                  + "&organisation="
                  + id;
          security.get(asked);
          assertThat(security.page().select(".remark.warn").text()).contains("“周敏”不能");
          assertThat(security.page().text()).contains("材料提供人", "今天不在起止日期内");
          server.later(Duration.ofDays(1));
        }
      }
    }
    try (TestBrowser zhou = people.logIn("zhoumin");
        TestBrowser lina = people.logIn("lina");
        TestBrowser security = people.logInWithCode("security")) {
      String one = zhou.get("/").page().select("tbody a:contains(门户网站)").attr("href");
      assertThat(zhou.get(one).status()).isEqualTo(200);
      String organisation = lina.get("/organisations").page().select("tbody a").attr("href");
      security.get(
          "/administration/permissions?login=zhoumin&operation=organisation.read&case=&organisation="
              + organisation.replaceAll(".*/", ""));
      assertThat(security.page().select(".remark.good").text()).contains("材料提供人");

      String member = member(lina, organisation, "周敏");
      server.later(Duration.ofMinutes(11));
      lina.get(member);
      String end = lina.page().select("form[action*=/grants/]").attr("action");
      lina.submit(end);
      assertThat(lina.page().select("h1").text()).isEqualTo("请确认身份");
      assertThat(zhou.get(one).status()).isEqualTo(200);
      lina.submit(end, "proof-password", TestPeople.PASSWORD);
      assertThat(zhou.get(one).status()).as("gone with the next click").isEqualTo(404);
      assertThat(lina.get(member).page().text()).doesNotContain("材料提供人，");
    }
  }

  @Test
  void noRoleOverAnOrganisationMixesSidesNorGoesToOneselfOrBeyondTheTable() {
    try (TestBrowser admin = people.administrators()) {
      people.join(people.lead(admin, "市政务云中心", "李娜"), "李娜", "lina");
    }
    try (TestBrowser lina = people.logIn("lina")) {
      String form = lina.page().select("main .links a").attr("href");
      String organisation = form.replaceAll("/cases/new$", "");
      lina.get(form).submit(organisation + "/cases", "name", "门户网站", "subject", "tenant");
      String one = lina.path();
      lina.get(organisation).submit(organisation + "/invite", "name", "周敏", "role", "");
      people.join(lina.handout(), "周敏", "zhoumin");
      lina.get(one + "/people");
      String zhou = lina.page().select("select[name=person] option:contains(周敏)").attr("value");
      lina.submit(one + "/grants", "person", zhou, "role", "assessor");

      String member = member(lina, organisation, "周敏");
      String grants = member + "/grants";
      lina.get(member).submit(grants, "role", "contributor");
      assertThat(lina.page().select(".problem").text()).contains("周敏已担任测评师");
      lina.submit(grants, "role", "project-lead");
      assertThat(lina.path()).isEqualTo(member);
      assertThat(lina.page().select("tbody").text()).contains("项目负责人");

      String csrf = lina.csrf();
      for (String role : new String[] {"system-administrator", "regulator", "assessor", "x"}) {
        lina.post(grants, Map.of("_csrf", csrf, "role", role));
        assertThat(lina.status()).as(role).isEqualTo(400);
      }
      String own = member(lina, organisation, "李娜");
      assertThat(lina.get(own).page().select("form[action$=/grants]")).isEmpty();
      lina.post(own + "/grants", Map.of("_csrf", lina.csrf(), "role", "contributor"));
      assertThat(lina.status()).isEqualTo(403);

      try (TestBrowser admin = people.logInWithCode("sys")) {
        String person = person(admin, "周敏");
        assertThat(admin.get(person).page().select("form[action$=/roles]")).isEmpty();
        admin.get(person).submit(person + "/state", "state", "suspended", "reason", "离岗");
      }
      assertThat(lina.get(member).page().select("form[action$=/grants]")).isEmpty();
      lina.post(grants, Map.of("_csrf", lina.csrf(), "role", "contributor"));
      assertThat(lina.status()).isEqualTo(422);
      assertThat(lina.page().text()).contains("不能授予业务角色");
    }
  }

  @Test
  void theSecurityAdministratorRemovesAnothersPasskey() {
    try (TestBrowser admin = people.administrators()) {
      people.join(people.lead(admin, "市政务云中心", "李娜"), "李娜", "lina");
      people.enrol("security").close();
    }
    server.close();
    String key;
    try (Store store =
        Store.open(
            YunhengServer.installation(RunningServer.settings(folder, Map.of())),
            server.clock(),
            new SecureRandom())) {
      RandomId lina = store.people().byLogin("lina").orElseThrow().id();
      key =
          store.passkeys().add(lina, "credential", "办公室的钥匙", "{}", ActAuthor.system()).id().text();
    }
    again(Map.of());
    try (TestBrowser lina = people.logIn("lina")) {
      assertThat(lina.path()).as("the passkey is asked for").isEqualTo("/login/code");
      lina.post("/login/code", Map.of("_csrf", lina.csrf(), "code", "123456"));
      assertThat(lina.status()).isEqualTo(422);
      assertThat(lina.page().select(".remark.bad").text()).contains("动态口令错误");
    }
    try (TestBrowser admin = people.logInWithCode("sys");
        TestBrowser security = people.logInWithCode("security")) {
      String person = person(security, "李娜");
      assertThat(admin.get(person).page().text()).contains("办公室的钥匙");
      String remove = person + "/passkeys/" + key + "/remove";
      assertThat(admin.page().select("form[action=" + remove + "]")).isEmpty();
      admin.post(remove, Map.of("_csrf", admin.csrf()));
      assertThat(admin.status()).isEqualTo(403);
      String own = person(security, "security officer");
      security.post(
          own + "/passkeys/" + key + "/remove", Map.of("_csrf", security.get(person).csrf()));
      assertThat(security.status()).as("it is not his").isEqualTo(404);

      server.later(Duration.ofMinutes(11));
      security.get(person).submit(remove);
      assertThat(security.page().select("h1").text()).isEqualTo("请确认身份");
      security.submit(
          remove, "proof-password", TestPeople.PASSWORD, "proof-code", people.code("security"));
      assertThat(security.path()).isEqualTo(person);
      assertThat(security.page().text()).doesNotContain("办公室的钥匙");
    }
    try (TestBrowser lina = people.logIn("lina");
        TestBrowser audit = people.enrol("audit")) {
      assertThat(lina.path()).isEqualTo("/");
      assertThat(audit.get("/administration/acts").page().text()).contains("security officer");
    }
  }

  private static String member(TestBrowser browser, String organisation, String name) {
    return browser.get(organisation).page().select("tbody a:contains(" + name + ")").attr("href");
  }
}
