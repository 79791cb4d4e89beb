/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Evidence in Debian's Chromium: an upload that goes on after its connection broke and after the
 * page was left, a pasted screenshot, a whole folder, a register, and a form without scripts.
 */
@Tag("live")
class LiveUploadTest {
  private static final int MEBI = 1 << 20;

  @TempDir private Path folder;
  private String origin = "";

  @Test
  void evidenceComesInInABrowser() throws IOException {
    Path large = file("平台审计日志.bin", 11 * MEBI);
    Path left = file("等保测评报告.bin", 9 * MEBI);
    Path papers = Files.createDirectories(folder.resolve("制度文件/备份"));
    Files.writeString(papers.resolve("备份管理制度.txt"), "每日增量备份，每周全量备份。");
    Files.writeString(papers.resolveSibling("应急预案.txt"), "一、目的");
    Files.writeString(papers.resolveSibling("Thumbs.db"), "x");
    Path fake = Files.writeString(folder.resolve("拓扑图.png"), "<!DOCTYPE html><html></html>");
    try (RunningServer running = RunningServer.in(folder);
        SeenPages seen = new SeenPages("Failed to load resource")) {
      origin = running.at("/").toString().replaceAll("/$", "");
      TestCase one = TestCase.in(running);
      String evidence = one.address() + "/evidence";
      try (BrowserContext context = seen.context(true)) {
        Page page = seen.page(context);
        page.navigate(at(evidence));
        login(page);
        seen.look(page, "evidence-empty");

        // The second part breaks off twice.
        AtomicInteger parts = new AtomicInteger();
        List<String> sent = new CopyOnWriteArrayList<>();
        page.route(
            "**/part?*",
            route -> {
              sent.add(route.request().url().replaceAll(".*offset=", ""));
              if (parts.incrementAndGet() == 2 || parts.get() == 3) {
                route.abort("connectionreset");
              } else {
                route.resume();
              }
            });
        choose(page, large);
        told(page, "平台审计日志.bin", "已添加");
        assertThat(sent).containsExactly("0", "4194304", "4194304", "4194304", "8388608");
        page.unroute("**/part?*");

        // The page is left after the first part; later the same file is chosen again.
        AtomicBoolean broken = new AtomicBoolean(true);
        sent.clear();
        page.route(
            "**/part?*",
            route -> {
              String offset = route.request().url().replaceAll(".*offset=", "");
              sent.add(offset);
              if (broken.get() && !offset.equals("0")) {
                route.abort("connectionreset");
              } else {
                route.resume();
              }
            });
        choose(page, left);
        told(page, "等保测评报告.bin", "连接中断");
        page.evaluate("window.onbeforeunload = null");
        page.navigate(at(evidence));
        assertThat(page.textContent("main")).contains("未完成的上传", "4.0 MiB / 9.0 MiB");
        seen.look(page, "evidence-unfinished");
        broken.set(false);
        sent.clear();
        choose(page, left);
        told(page, "等保测评报告.bin", "已添加");
        assertThat(sent.getFirst()).isEqualTo("4194304");
        assertThat(page.locator("tbody a[href*='/uploads/']:has-text('等保测评报告')")).hasCount(0);
        assertThat(page.locator("#evidence-list tbody a:has-text('等保测评报告')")).hasCount(1);

        page.evaluate(
            """
            () => new Promise(done => {
              const canvas = document.createElement('canvas');
              canvas.width = canvas.height = 8;
              canvas.toBlob(blob => {
                const data = new DataTransfer();
                data.items.add(new File([blob], 'image.png', {type: 'image/png'}));
                document.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data}));
                done();
              });
            })
            """);
        told(page, "截图-", "已添加");
        page.setInputFiles("input.folder", folder.resolve("制度文件"));
        told(page, "制度文件/备份/备份管理制度.txt", "已添加");
        told(page, "制度文件/应急预案.txt", "已添加");
        assertThat(page.locator(".sending li:has-text('Thumbs')")).hasCount(0);
        choose(page, fake);
        told(page, "拓扑图.png", "扩展名与内容不符");
        Files.writeString(fake, "<!DOCTYPE html><html>2</html>");
        choose(page, fake);
        told(page, "拓扑图.png", "已有同名的证据");
        seen.look(page, "evidence-sending");
        page.click(".sending button:has-text('作为新版本')");
        assertThat(page.locator(".sending button")).hasCount(0);
        choose(page, large);
        page.click(".sending button:has-text('跳过')");
        told(page, "平台审计日志.bin", "已跳过");

        page.navigate(at(evidence));
        seen.look(page, "evidence");
        assertThat(page.locator("#evidence-list tbody tr")).hasCount(6);
        page.click("tbody a:has-text('备份管理制度')");
        seen.look(page, "evidence-one");
        assertThat(page.textContent(".extract")).contains("每日增量备份");

        page.navigate(at(one.address() + "/registers"));
        seen.look(page, "registers");
        Path template =
            page.waitForDownload(() -> page.click("a[href$='/papers/template']")).path();
        Path filled = Files.copy(template, folder.resolve("填好的台账.xlsx"));
        page.locator(".upload input[type=file]").first().setInputFiles(filled);
        page.locator(".upload .submit button").first().click();
        told(page, "registers/papers.xlsx", "已添加");
        assertThat(page.locator(".refreshed .mark:has-text('正在检查')")).hasCount(1);
        page.navigate(at(one.address() + "/registers"));
        seen.look(page, "registers-waiting");
      }
      try (BrowserContext context = seen.context(false)) {
        Page page = seen.page(context);
        page.navigate(at(evidence));
        login(page);
        page.click("summary:has-text('上传证据')");
        page.setInputFiles(
            "form[enctype] input[type=file]",
            Files.writeString(folder.resolve("访谈记录.txt"), "访谈对象：李娜"));
        page.click("form[enctype] button");
        assertThat(page.textContent("h1")).isEqualTo("访谈记录.txt");
      }
      assertThat(seen.complaints()).isEmpty();
    }
  }

  private Path file(String name, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Files.write(folder.resolve(name), bytes);
  }

  private String at(String path) {
    return origin + path;
  }

  private static void login(Page page) {
    page.fill("[name=login]", "lina");
    page.fill("[name=password]", TestPeople.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.matches(".*/login(\\?.*)?"));
  }

  private static void choose(Page page, Path file) {
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })");
    page.setInputFiles(".upload .file input:not(.folder)", file);
    page.click(".upload .submit button");
  }

  /** Waits until the last row of a name says something. */
  private static void told(Page page, String name, String text) {
    assertThat(page.locator(".sending li:has-text('" + name + "')").last())
        .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
  }
}
