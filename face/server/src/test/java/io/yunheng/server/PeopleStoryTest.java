/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty installation to people at work on a case, and who is kept out. */
class PeopleStoryTest {
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
  void noOrganisationBeforeTheThreeAdministratorsAreNamed() {
    people.join(server.setUpLink(), "王系统", "sys");
    try (TestBrowser browser = people.enrol("sys")) {
      browser.get("/administration/organisations");
      assertThat(browser.page().select("form[action=/administration/organisations]")).isEmpty();
      browser.post(
          "/administration/organisations",
          java.util.Map.of("_csrf", browser.csrf(), "name", "市政务云中心", "kind", "customer"));
      assertThat(browser.status()).isEqualTo(422);
      assertThat(browser.page().text()).contains("指定安全管理员和审计管理员之后");
    }
  }

  @Test
  void peopleComeToWorkOnACaseAndOthersDoNotSeeIt() {
    String lead;
    String stranger;
    try (TestBrowser admin = people.administrators()) {
      lead = people.lead(admin, "市政务云中心", "李娜");
      stranger = people.lead(admin, "另一家单位", "赵强");
    }
    people.join(lead, "李娜", "lina");
    people.join(stranger, "赵强", "zhaoqiang");
    String address;
    String assessor;
    try (TestBrowser browser = people.logIn("lina")) {
      assertThat(browser.path()).isEqualTo("/");
      String form = browser.page().select("main .links a").attr("href");
      browser
          .get(form)
          .submit(
              form.replaceAll("/new$", ""), "name", "门户网站等级测评", "subject", "tenant", "grade", "3");
      address = browser.path();
      assertThat(browser.page().select("h1").text()).isEqualTo("门户网站等级测评");
      assertThat(browser.page().text()).contains("市政务云中心").contains("第三级");
      assertThat(browser.get("/").page().select("tbody td:first-child a").text())
          .isEqualTo("门户网站等级测评");
      browser
          .get(address + "/people")
          .submit(address + "/invite", "name", "陈测评", "role", "assessor");
      assessor = browser.handout();
      assertThat(assessor).startsWith(server.at("/invitation/").toString());
    }
    people.join(assessor, "陈测评", "chen");
    try (TestBrowser browser = people.enrol("chen")) {
      assertThat(browser.get("/").page().select("tbody td:first-child a").text())
          .isEqualTo("门户网站等级测评");
      assertThat(browser.get(address).status()).isEqualTo(200);
      assertThat(browser.page().select("a[href$=/people]")).isEmpty();
      browser.post(
          address + "/grants",
          java.util.Map.of("_csrf", browser.csrf(), "login", "chen", "role", "signatory"));
      assertThat(browser.status()).isEqualTo(403);
      assertThat(browser.page().text()).contains("not-permitted");
      assertThat(browser.page().select("dl.facts").text())
          .contains("缺少的权限 授予项目中的角色")
          .contains("有这项权限的角色 客户负责人；项目负责人")
          .contains("可以授予这些角色的")
          .as("he may not see the members")
          .doesNotContain("李娜");
      declares(browser, address);
    }
    try (TestBrowser browser = people.logIn("lina")) {
      browser.get(address + "/people");
      assertThat(browser.page().select("select[name=person] option").eachText())
          .as("only whom she knows already, and not herself")
          .containsExactly("陈测评");
      String chen = browser.page().select("select[name=person] option").attr("value");
      browser.get(address + "/independence");
      assertThat(browser.status()).isEqualTo(403);
      assertThat(browser.page().select("dl.facts").text())
          .contains("作出独立性声明")
          .contains("测评师（陈测评）")
          .contains("客户负责人（李娜）");
      String text = "长".repeat(4001);
      browser
          .get(address + "/people")
          .submit(address + "/invite", "name", text, "role", "assessor");
      assertThat(browser.status()).isEqualTo(422);
      assertThat(browser.page().text()).contains("text-too-long").contains("4001");
      assertThat(browser.page().select(".extract pre").eachText())
          .as("nothing of what was typed is lost")
          .contains(text);
      browser.get(address + "/people");
      browser.submit(address + "/grants", "person", chen, "role", "contributor");
      assertThat(browser.page().text()).contains("陈测评已担任测评师");
      browser.submit(address + "/grants", "person", chen, "role", "reviewer");
      assertThat(browser.page().select("tbody tr:contains(陈测评)")).hasSize(2);
      assertThat(browser.page().text()).contains("独立性声明").doesNotContain("未声明");
      assertThat(browser.get(address + "/acts").page().select("tbody").text())
          .contains("作出独立性声明", "十年前曾在该单位实习", "名称：门户网站等级测评", "角色：复核人", "人员：陈测评");
    }
    try (TestBrowser browser = people.logIn("zhaoqiang")) {
      assertThat(browser.get("/").page().text()).contains("您还没有测评项目");
      assertThat(browser.get(address).status()).isEqualTo(404);
      String foreign = browser.page().select("main").text();
      assertThat(browser.get("/cases/" + "0".repeat(32)).status()).isEqualTo(404);
      assertThat(browser.page().select("main").text()).isEqualTo(foreign);
      browser.post(address + "/invite", java.util.Map.of("_csrf", browser.csrf(), "name", "x"));
      assertThat(browser.status()).isEqualTo(404);
      assertThat(browser.get("/administration/people").status()).isEqualTo(403);
    }
    try (TestBrowser browser = people.enrol("audit")) {
      assertThat(browser.get(address).status()).isEqualTo(404);
      browser.get("/administration/acts").submit("/administration/acts/verify");
      assertThat(browser.page().select(".remark.good").text()).contains("完整");
      assertThat(browser.page().text()).doesNotContain("门户网站等级测评");
    }
    try (TestBrowser browser = people.logInWithCode("audit")) {
      theListOfActs(browser);
    }
    try (TestBrowser browser = people.enrol("security")) {
      String ask = "/administration/permissions?login=chen&operation=case.read&organisation=&case=";
      for (String asked : List.of("门户网站等级测评", address.replaceAll(".*/", ""))) {
        browser.get(ask + URLEncoder.encode(asked, StandardCharsets.UTF_8));
        assertThat(browser.page().select(".remark.good").text()).contains("可以：查看测评项目");
      }
      browser.get(ask + URLEncoder.encode("门户", StandardCharsets.UTF_8));
      assertThat(browser.page().text())
          .as("a part of a name tells nothing")
          .contains("没有找到唯一对应的项目")
          .doesNotContain("门户网站等级测评");
      browser.get(
          "/administration/permissions?login=chen&operation=people.read&organisation=&case=");
      assertThat(browser.page().select(".remark.warn").text()).contains("不能");
      assertThat(browser.page().text()).contains("该角色没有这项权限");
    }
  }

  private static void theListOfActs(TestBrowser audit) {
    audit.get("/administration/acts");
    assertThat(audit.page().select("tbody a[href^=/cases/]")).isEmpty();
    String person = audit.page().select("tbody a[href^=/administration/people/]").attr("href");
    String file = audit.page().select("a[href^=/administration/acts/csv]").attr("href");
    String grants =
        audit
            .get("/administration/acts?kind=grant.give")
            .page()
            .select("a[href*=/csv]")
            .attr("href");
    assertThat(audit.get(person).status()).isEqualTo(200);
    assertThat(audit.get(file).last().body())
        .startsWith("\uFEFF\"序号\"")
        .contains("\"授予角色\"", "\"陈测评\"")
        .doesNotContain("门户网站等级测评");
    List<String> lines = audit.get(grants).last().body().lines().skip(1).toList();
    assertThat(lines).isNotEmpty().allMatch(line -> line.contains("\"授予角色\""));
  }

  private static void declares(TestBrowser assessor, String address) {
    java.util.Map<String, String> nothing = java.util.Map.of("_csrf", assessor.csrf());
    assessor.post(address + "/jobs/check", nothing);
    assertThat(assessor.status()).isEqualTo(403);
    assertThat(assessor.page().text()).contains("independence-not-declared");
    String page = address + "/independence";
    assertThat(assessor.get(address).page().text()).contains("开始工作前请先作出声明");
    assessor.get(page).submit(page, "note", "十年前曾在该单位实习。");
    assertThat(assessor.page().select(".problem").text()).contains("请确认声明属实");
    assessor.submit(page, "note", "十年前曾在该单位实习。", "agreed", "true");
    assertThat(assessor.path()).isEqualTo(address);
    assertThat(assessor.page().text()).doesNotContain("开始工作前请先作出声明");
    assertThat(assessor.get(page).page().text()).contains("门户网站等级测评", "十年前曾在该单位实习");
    assessor.post(address + "/jobs/check", nothing);
    assertThat(assessor.path()).startsWith(address + "/jobs/");
  }

  @Test
  void aResetLinkKeepsTheSecondFactorEndsSessionsAndIsToldOf() {
    try (TestBrowser admin = people.administrators()) {
      assertThat(admin.get("/").status()).isEqualTo(200);
      String link;
      try (TestBrowser security = people.enrol("security")) {
        security.get("/administration/people");
        String person = security.page().select("tbody a:contains(王系统)").attr("href");
        security.get(person).submit(person + "/reset");
        link = security.handout();
      }
      String path = URI.create(link).getPath();
      try (TestBrowser fresh = new TestBrowser(server)) {
        fresh
            .get(path)
            .submit(
                path + "/reset",
                "new-password",
                "six small grey boats",
                "repeated",
                "six small grey boats");
        assertThat(fresh.path()).isEqualTo("/login");
        assertThat(fresh.get(path).status()).isEqualTo(404);
        assertThat(admin.get("/account").path()).isEqualTo("/login");
        fresh.get("/login").submit("/login", "login", "sys", "password", "six small grey boats");
        assertThat(fresh.path()).isEqualTo("/login/code");
        server.later(Duration.ofSeconds(31));
        fresh.submit("/login/code", "code", people.code("sys"));
        assertThat(fresh.path()).isEqualTo("/login/notice");
        assertThat(fresh.page().text()).contains("安全管理员签发的链接");
        fresh.submit("/login/notice");
        assertThat(fresh.path()).isEqualTo("/");
      }
    }
  }

  @Test
  void whatIsImportantAsksForAFreshProofAndThenDoesIt() {
    try (TestBrowser admin = people.administrators()) {
      server.later(Duration.ofMinutes(11));
      admin
          .get("/administration/people")
          .submit("/administration/people/invite", "role", "audit-administrator", "name", "第二人");
      assertThat(admin.page().select("h1").text()).isEqualTo("请确认身份");
      admin.submit(
          "/administration/people/invite",
          "proof-password",
          "wrong",
          "proof-code",
          people.code("sys"));
      assertThat(admin.status()).isEqualTo(422);
      admin.submit(
          "/administration/people/invite",
          "proof-password",
          TestPeople.PASSWORD,
          "proof-code",
          people.code("sys"));
      assertThat(admin.handout()).contains("/invitation/");
    }
  }

  @Test
  void whoIsSuspendedIsOutWithTheNextClick() {
    try (TestBrowser admin = people.administrators();
        TestBrowser security = people.enrol("security")) {
      assertThat(security.get("/administration/people").status()).isEqualTo(200);
      admin.get("/administration/people");
      String person = admin.page().select("tbody a:contains(security officer)").attr("href");
      admin.get(person).submit(person + "/state", "state", "suspended", "reason", "离岗");
      assertThat(security.get("/administration/people").path()).isEqualTo("/login");
      try (TestBrowser again = people.logIn("security")) {
        assertThat(again.page().text()).contains("登录名或口令错误");
      }
    }
  }

  @Test
  void whoLeavesHandsOverAllHisWork() {
    String lead;
    try (TestBrowser admin = people.administrators()) {
      lead = people.lead(admin, "市政务云中心", "李娜");
    }
    people.join(lead, "李娜", "lina");
    try (TestBrowser browser = people.logIn("lina")) {
      String form = browser.page().select("main .links a").attr("href");
      String organisation = form.replaceAll("/cases/new$", "");
      browser.get(form).submit(organisation + "/cases", "name", "门户网站", "subject", "tenant");
      browser
          .get(organisation)
          .submit(organisation + "/invite", "name", "周敏", "role", "customer-lead");
      people.join(browser.handout(), "周敏", "zhoumin");
    }
    try (TestBrowser other = people.logIn("zhoumin")) {
      other.get("/organisations");
      String organisation = other.page().select("tbody a").attr("href");
      other.get(organisation);
      String member = other.page().select("tbody a:contains(李娜)").attr("href");
      other.get(member).submit(member + "/leave", "reason", "调离");
      assertThat(other.page().select("table:contains(客户负责人)").text()).doesNotContain("李娜");
    }
    try (TestBrowser gone = people.logIn("lina")) {
      assertThat(gone.get("/").page().text()).contains("您还没有测评项目");
    }
  }
}
