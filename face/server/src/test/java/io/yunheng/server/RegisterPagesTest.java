/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.store.InstallationSettings;
import io.yunheng.store.JobClaim;
import io.yunheng.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registers go out as templates, come in filled, and are checked by a job. */
class RegisterPagesTest {
  @TempDir private Path folder;
  private RunningServer server;
  private TestCase one;

  @BeforeEach
  void start() {
    server = RunningServer.in(folder);
    one = TestCase.in(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTemplateGoesOutAndComesBackAsTheRegisterOfItsName() throws IOException {
    try (TestBrowser lina = one.people().logIn("lina")) {
      String page = one.address() + "/registers";
      lina.get(page);
      assertThat(lina.page().select("h1").text()).isEqualTo("台账");
      assertThat(lina.page().text()).contains("待检查", "尚未上传");
      HttpResponse<byte[]> needed = one.download(lina, page + "/papers/template");
      assertThat(needed.headers().firstValue("content-disposition").orElseThrow())
          .startsWith("attachment; ")
          .endsWith(".xlsx");
      HttpResponse<byte[]> all = one.download(lina, page + "/papers/template?sheets=all");
      assertThat(sheets(needed.body())).isBetween(2, sheets(all.body()));
      assertThat(one.download(lina, page + "/nothing/template").statusCode()).isEqualTo(404);

      one.single(
          lina,
          "我的台账.xlsx",
          needed.body(),
          Map.of("kind", "register", "path", "registers/papers.xlsx"));
      assertThat(lina.path()).isEqualTo(page);
      assertThat(lina.page().text()).contains("李娜 ", "上传", "正在检查");
      assertThat(lina.page().select(".polled")).hasSize(1);
      assertThat(lina.get(one.address() + "/evidence?kind=register").page().select("tbody").text())
          .contains("registers/papers.xlsx", "台账", "Excel 表格");
      lina.get(page);
      one.single(
          lina,
          "again.xlsx",
          all.body(),
          Map.of("kind", "register", "path", "registers/papers.xlsx"));
      assertThat(
              lina.get(one.address() + "/evidence?kind=register&state=all")
                  .page()
                  .select("tbody tr"))
          .hasSize(2);
    }
  }

  @Test
  void whatIsNoExcelFileIsNoRegister() {
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(one.address() + "/registers");
      one.single(
          lina,
          "papers.xlsx",
          "<html>not a register</html>".getBytes(StandardCharsets.UTF_8),
          Map.of("kind", "register", "path", "registers/papers.xlsx"));
      assertThat(lina.status()).isEqualTo(422);
      assertThat(lina.page().text()).contains("台账须为 Excel 文件", "网页（HTML）");
      assertThat(lina.get(one.address() + "/evidence").page().text()).doesNotContain("未完成的上传");
    }
  }

  @Test
  void aCheckIsAskedForOnceAndItsResultIsShownByCell() {
    String page = one.address() + "/registers";
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(page).submit(page + "/check");
      assertThat(lina.page().text()).containsAnyOf("等待执行", "正在检查");
      assertThat(lina.page().select("form[action$=/check]")).isEmpty();
      lina.post(page + "/check", Map.of("_csrf", lina.csrf()));
      assertThat(lina.status()).isEqualTo(200);
    }
    end(
        JobState.FAILED,
        new JobEnd(
            "broken",
            "[{\"code\":\"register-column-unknown\",\"details\":{\"file\":\"registers/papers.xlsx\","
                + "\"sheet\":\"审批与工单\",\"row\":\"1\",\"column\":\"C\",\"title\":\"<b>x</b>\"}}]",
            ""));
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(page);
      assertThat(lina.page().select(".remark.bad").text()).contains("读不出");
      assertThat(lina.page().select("tbody").getFirst().text()).contains("审批与工单", "第 1 行，C");
      assertThat(lina.page().select("main b")).isEmpty();
      server.later(Duration.ofMinutes(1));
      lina.submit(page + "/check");
    }
    end(
        JobState.DONE,
        new JobEnd(
            "open",
            "",
            """
            {"case":"x","missing":[{"kind":"approval","records":3,"gaps":[],"items":["a"]}],
             "blank":[{"kind":"approval","id":"A-1","columns":["approvedBy"],"place":"papers.xlsx, sheet '审批', row 4"}],
             "dangling":[],"remarks":[]}
            """));
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(page);
      assertThat(lina.page().select("tbody").getFirst().text())
          .contains("审批与工单", "第 4 行", "批准人", "A-1");
      assertThat(lina.page().select("tbody tr:contains(不完整（已知 3 条）)")).hasSize(1);
      assertThat(lina.page().select("details summary").text()).contains("其他");
    }
  }

  @Test
  void aCheckThatDidNotSeeTheLastChangesSaysSoOnEveryPageThatShowsIt() {
    String page = one.address() + "/registers";
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(page).submit(page + "/check");
    }
    end(
        JobState.DONE,
        new JobEnd("clean", "", "{\"missing\":[],\"blank\":[],\"dangling\":[],\"remarks\":[]}"));
    try (TestBrowser lina = one.people().logIn("lina")) {
      assertThat(lina.get(page).page().select("main").text()).doesNotContain("这次检查之后");
      assertThat(lina.page().select(".remark.good")).isNotEmpty();
      String grid = page + "/of/approval";
      lina.get(grid).submit(grid + "/rows", "name", "SP-1");
      lina.get(page);
      assertThat(lina.page().select("main").text()).contains("这次检查之后", "台账改过 1 次");
      assertThat(lina.page().select(".remark.good")).isEmpty();
      String acts = lina.page().select("main a:contains(台账改过 1 次)").attr("href");
      assertThat(lina.get(acts).page().select("tbody").text()).contains("填写台账");
      assertThat(lina.get(one.address()).page().select("main").text())
          .contains("最近一次台账检查之后", "台账改过 1 次", "检查之后有变动");
      assertThat(lina.get("/").page().select("main").text()).contains("台账改过 1 次");
      one.document(lina, "制度/安全管理制度.txt", "第一条");
      assertThat(lina.get(page).page().select("main").text()).contains("台账改过 1 次", "新增材料 1 件");
    }
  }

  /** Ends the last check, as who runs jobs does; a real one may have been quicker. */
  private void end(JobState state, JobEnd end) {
    server.close();
    server.later(Duration.ofSeconds(1));
    try (Store store =
        Store.open(
            InstallationSettings.in(folder.resolve("data"), "here"),
            server.clock(),
            new SecureRandom())) {
      JobClaim claim =
          store
              .queue()
              .claim("test", Duration.ofMinutes(1))
              .or(
                  () -> {
                    RandomId id = RandomId.parse(one.address().replaceAll(".*/", "")).orElseThrow();
                    store.jobs().ask(id, "check", "{}", ActAuthor.system());
                    return store.queue().claim("test", Duration.ofMinutes(1));
                  })
              .orElseThrow();
      assertThat(claim.job().ask().kind()).isEqualTo("check");
      assertThat(store.queue().finish(claim, state, end)).isTrue();
      assertThat(store.queue().claim("test", Duration.ofMinutes(1))).isEmpty();
    }
    server = RunningServer.again(folder, server.clock());
    one = one.on(server);
  }

  private static int sheets(byte[] excel) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(excel))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().startsWith("xl/worksheets/sheet")) {
          names.add(entry.getName());
        }
      }
    }
    return names.size();
  }
}
