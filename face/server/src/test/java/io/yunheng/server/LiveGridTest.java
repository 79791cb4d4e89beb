/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A register is filled in by two people in Debian's Chromium: by keyboard, by a pasted block, and
 * both in one cell.
 */
@Tag("live")
class LiveGridTest {
  @TempDir Path folder;
  private String origin = "";

  @Test
  void twoPeopleFillInOneRegister() {
    try (RunningServer running = RunningServer.in(folder);
        SeenPages seen = new SeenPages()) {
      origin = running.at("/").toString().replaceAll("/$", "");
      TestCase one = TestCase.in(running);
      String grid = one.address() + "/registers/of/approval";
      try (TestBrowser lina = one.people().logIn("lina")) {
        lina.get(one.address() + "/people")
            .submit(one.address() + "/invite", "name", "王代理", "role", "agent");
        one.people().join(lina.handout(), "王代理", "wang");
      }
      try (BrowserContext hers = seen.context(true);
          BrowserContext his = seen.context(true)) {
        Page lina = seen.page(hers);
        login(lina, grid, "lina");
        seen.look(lina, "grid-empty");
        Locator fresh = lina.locator("tr.fresh th");
        fresh.focus();
        lina.keyboard().press("Enter");
        lina.keyboard().type("SP-1");
        lina.keyboard().press("Enter");
        keyboard(lina);
        paste(lina, 0, "SP-1\t删除\t张三\nSP-2\t?\t李四\nSP-3\t宫殿\t王五");
        assertThat(lina.locator(".grid-told")).containsText("第 3 行 类型");
        assertThat(lina.locator("tr[data-row]")).hasCount(1);
        seen.look(lina, "grid-refused");
        paste(lina, 0, "SP-1\t删除\t张三\nSP-2\t?\t李四\nSP-3\t-\t王五");
        assertThat(lina.locator("tr[data-row]")).hasCount(3);
        cell(lina, "SP-3", 1).focus();
        lina.keyboard().press("ArrowDown");
        assertThat(fresh).isFocused();
        paste(lina, "SP-4\t创建\t孙八\nSP-5");
        assertThat(lina.locator("tr[data-row]")).hasCount(5);
        cell(lina, "SP-5", 1).focus();
        lina.keyboard().press("ArrowLeft");
        assertThat(lina.locator("tr[data-title='SP-5'] th")).isFocused();
        paste(lina, "SP-5\t变更\nSP-6");
        assertThat(lina.locator("tr[data-row]")).hasCount(6);
        assertThat(cell(lina, "SP-5", 1)).hasText("变更");

        Page wang = seen.page(his);
        login(wang, grid, "wang");
        fill(lina, "SP-2", 2, "赵六");
        fill(wang, "SP-2", 2, "钱七");
        assertThat(wang.locator(".grid-told")).containsText("别人已经先修改");
        assertThat(wang.locator(".grid-told")).containsText("赵六");
        assertThat(wang.locator(".grid-told")).containsText("李娜");
        assertThat(wang.locator(".grid-told")).containsText("钱七");
        assertThat(cell(wang, "SP-2", 2)).hasText("赵六");
        seen.look(wang, "grid-stale");
        wang.click(".grid-told button");
        wang.keyboard().press("Enter");
        assertThat(cell(wang, "SP-2", 2)).hasText("钱七");
        fill(lina, "SP-2", 3, "2026-11-20");
        assertThat(cell(lina, "SP-2", 3)).hasText("2026-11-20");

        lina.navigate(origin + grid);
        lina.setViewportSize(1366, 768);
        assertThat(cell(lina, "SP-2", 2)).hasText("钱七");
        seen.look(lina, "grid");
        lina.click("tr[data-title='SP-2'] th a");
        seen.look(lina, "grid-row");
        lina.click("tr:has-text('批准人') a");
        seen.look(lina, "grid-cell");
        assertThat(lina.locator("tbody tr")).hasCount(3);
      }
      assertThat(seen.complaints()).isEmpty();
    }
  }

  /** Types, gives up, says none, and sees what is wrong, without the mouse. */
  private static void keyboard(Page page) {
    Locator first = cell(page, "SP-1", 1);
    first.focus();
    page.keyboard().press("Enter");
    page.keyboard().press("Escape");
    assertThat(first).hasClass("blank");
    page.keyboard().press("ArrowRight");
    page.keyboard().type("a");
    page.locator("td.edited input").fill("张三");
    page.keyboard().press("Tab");
    assertThat(cell(page, "SP-1", 2)).hasText("张三");
    page.keyboard().type("1");
    page.locator("td.edited input").fill("明天");
    page.keyboard().press("Enter");
    assertThat(page.locator("td .problem")).containsText("2026-11-20");
    assertThat(page.locator("td.wrong input")).hasValue("明天");
    page.locator("td.wrong input").fill("-");
    page.keyboard().press("Enter");
    assertThat(cell(page, "SP-1", 3)).hasText("没有");
  }

  private static Locator cell(Page page, String row, int column) {
    return page.locator("tr[data-title='" + row + "'] td").nth(column - 1);
  }

  private static void fill(Page page, String row, int column, String text) {
    cell(page, row, column).click();
    page.locator("td.edited input").fill(text);
    page.keyboard().press("Enter");
    assertThat(page.locator("td.edited")).hasCount(0);
  }

  /** Pastes a block as a spreadsheet puts it on the clipboard. */
  private static void paste(Page page, int column, String text) {
    page.evaluate(
        """
        ([column, text]) => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.querySelector('tr[data-row]').cells[column].dispatchEvent(
            new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }
        """,
        List.of(column, text));
  }

  /** The same where the focus is. */
  private static void paste(Page page, String text) {
    page.evaluate(
        """
        text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.activeElement.dispatchEvent(
            new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
        }
        """,
        text);
  }

  private void login(Page page, String next, String name) {
    page.navigate(origin + next);
    page.fill("[name=login]", name);
    page.fill("[name=password]", TestPeople.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.matches(".*/login(\\?.*)?"));
  }
}
