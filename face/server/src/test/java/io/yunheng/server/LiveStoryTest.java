/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.yunheng.server.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job of the platform in Debian's Chromium, over a real OpenStack: set up, log in with
 * codes, make a case, invite an assessor, collect, upload papers and registers, assess, read and
 * download the results, and compare them with those of the run before.
 */
@Tag("live")
class LiveStoryTest {
  private static final Path EXAMPLE =
      Path.of("..", "..", "examples", "gov-cloud").toAbsolutePath().normalize();
  private static final Pattern SETTING = Pattern.compile("OS_([A-Z_]+)=(\\S+)");
  private static final double LONGEST_MILLIS = 300_000;

  @TempDir private Path folder;

  @Test
  void aCloudIsAssessedTwiceAndCompared() throws IOException {
    try (RunningServer server =
            RunningServer.in(folder, Map.of(Setting.COLLECT_NETWORKS, "127.0.0.1"));
        SeenPages pages = new SeenPages()) {
      SeenPeople people = new SeenPeople(pages, server);
      String lead = setUp(pages, people, server);
      people.join(lead, "李娜", "lina");
      String address;
      String assessor;
      try (BrowserContext context = pages.context()) {
        Page page = pages.page(context);
        page.navigate(server.at("/").toString());
        people.login(page, "lina");
        page.click("main .links a");
        page.fill("[name=name]", "市政务云平台等级测评（2026年）");
        page.selectOption("[name=subject]", "platform");
        page.click("main .submit button");
        address = page.url();
        page.click("main a[href$='/people']");
        page.fill("form[action$='/invite'] [name=name]", "陈测评");
        page.click("form[action$='/invite'] button");
        assessor = people.handout(page);
        cloud(page, address);
        job(page, address, "collect");
        assertThat(page.textContent("main")).contains("采集到的资源");
        papers(page, address);
      }
      people.join(assessor, "陈测评", "chencp");
      try (BrowserContext context = pages.context()) {
        Page page = pages.page(context);
        page.navigate(address);
        people.login(page, "chencp");
        people.enrol(page);
        page.click("main .links a");
        page.click("main a[href$='/independence'] >> nth=0");
        page.check("[name=agreed]");
        page.click("main .submit button");
        job(page, address, "assess");
        job(page, address, "collect");
        job(page, address, "assess");
        results(page, address);
        pages.look(page, "story-comparison");
        page.navigate(address);
        pages.look(page, "story-case");
      }
      assertThat(pages.complaints()).isEmpty();
    }
  }

  private static String setUp(SeenPages pages, SeenPeople people, RunningServer server) {
    try (BrowserContext context = pages.context()) {
      Page page = pages.page(context);
      page.navigate(server.setUpLink());
      people.join(page, "王建国", "wangjg");
      people.login(page, "wangjg");
      people.enrol(page);
      page.click("main .links a");
      people.administrator(page, "security-administrator", "刘安全");
      people.administrator(page, "audit-administrator", "孙审计");
      page.navigate(server.at("/administration/organisations").toString());
      page.fill("main [name=name]", "市政务云中心");
      page.click("main form[action='/administration/organisations'] button");
      page.click("summary");
      page.fill("details [name=name]", "李娜");
      page.click("details button");
      return people.handout(page);
    }
  }

  private static void cloud(Page page, String address) throws IOException {
    Map<String, String> access = access();
    page.navigate(address + "/clouds");
    page.fill("main form [name=name]", "政务云");
    for (String field :
        List.of(
            "auth_url",
            "username",
            "user_domain_name",
            "project_name",
            "project_domain_name",
            "region_name")) {
      page.fill("main form [name=" + field + "]", Objects.requireNonNull(access.get(field), field));
    }
    page.fill("main form [name=secret]", Objects.requireNonNull(access.get("password")));
    page.click("main form[action$='/clouds'] button");
  }

  private static Map<String, String> access() throws IOException {
    String cloud =
        Objects.requireNonNull(
            System.getenv("OPENSTACK_TESTBED_DIR"),
            "OPENSTACK_TESTBED_DIR: run ./test, which brings up the cloud of the live tests");
    Map<String, String> access = new HashMap<>();
    Matcher settings = SETTING.matcher(Files.readString(Path.of(cloud, "etc", "openrc")));
    while (settings.find()) {
      access.put(settings.group(1).toLowerCase(Locale.ROOT), settings.group(2));
    }
    return access;
  }

  private static void papers(Page page, String address) throws IOException {
    page.navigate(address + "/evidence");
    page.click("summary:has-text('上传证据')");
    try (Stream<Path> papers = Files.list(EXAMPLE.resolve("documents"))) {
      page.setInputFiles(".upload .file input:not(.folder)", papers.sorted().toArray(Path[]::new));
    }
    page.click(".upload .submit button");
    assertThat(page.locator(".sending li:has-text('已添加')"))
        .hasCount(
            Objects.requireNonNull(EXAMPLE.resolve("documents").toFile().list()).length,
            new LocatorAssertions.HasCountOptions().setTimeout(LONGEST_MILLIS));
    page.navigate(address + "/registers");
    page.locator(".upload input[type=file]")
        .first()
        .setInputFiles(EXAMPLE.resolve("registers").resolve("papers.xlsx"));
    page.locator(".upload .submit button").first().click();
    assertThat(page.locator(".sending li:has-text('已添加')")).hasCount(1);
    page.navigate(address + "/registers");
    page.waitForSelector(
        ".refreshed .mark:has-text('正在检查')",
        new Page.WaitForSelectorOptions()
            .setState(WaitForSelectorState.DETACHED)
            .setTimeout(LONGEST_MILLIS));
  }

  private static void job(Page page, String address, String kind) {
    page.navigate(address + "/jobs");
    page.click("form[action$='/jobs/" + kind + "'] button");
    ended(page);
    assertThat(page.textContent(".facts")).contains("已完成");
  }

  private static void ended(Page page) {
    page.waitForSelector(
        ".polled",
        new Page.WaitForSelectorOptions()
            .setState(WaitForSelectorState.DETACHED)
            .setTimeout(LONGEST_MILLIS));
    page.waitForLoadState();
  }

  private static void results(Page page, String address) throws IOException {
    page.navigate(address + "/results");
    assertThat(page.locator(".leaves li").count()).isEqualTo(46);
    page.locator(".leaves a[href$='boundary-acl-a']").first().click();
    page.locator(".on-demand a[hx-get]").first().click();
    page.waitForSelector(".on-demand table tbody tr");
    page.navigate(address + "/results");
    int cards = page.locator(".cards a").count();
    for (int card = 0; card < cards; card++) {
      int nth = card;
      Download download = page.waitForDownload(() -> page.click(".cards a >> nth=" + nth));
      assertThat(Files.size(download.path())).as(download.suggestedFilename()).isPositive();
      if (download.suggestedFilename().endsWith(".xlsx")) {
        try (ZipFile workbook = new ZipFile(download.path().toFile())) {
          assertThat(workbook.getEntry("xl/workbook.xml")).isNotNull();
        }
      }
    }
    assertThat(cards).isGreaterThanOrEqualTo(4);
    page.navigate(address + "/runs");
    page.click("tbody a:has-text('与前一次比较')");
    assertThat(page.textContent("h1")).contains("差异");
  }
}
