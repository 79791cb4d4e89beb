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
import io.yunheng.store.JobClaim;
import io.yunheng.store.NewRun;
import io.yunheng.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was changed in a case after its last assessment is told of on its page. */
class ChangePagesTest {
  private static final String TOLD = ".sentence:contains(最近一次测评之后) a";

  @TempDir private Path folder;
  private RunningServer server;
  private TestCase one;

  @BeforeEach
  void start() throws IOException {
    RunningServer before = RunningServer.in(folder);
    one = TestCase.in(before);
    before.close();
    keep(before);
    server = RunningServer.again(folder, before.clock());
    one = one.on(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Keeps a run without items. */
  private void keep(RunningServer before) throws IOException {
    Files.createDirectories(folder.resolve("data/runs/one"));
    RandomId id = new RandomId(one.address().replaceAll(".*/", ""));
    try (Store store =
        Store.open(
            YunhengServer.installation(RunningServer.settings(folder, Map.of())),
            before.clock(),
            new SecureRandom())) {
      store.jobs().ask(id, "assess", "{}", ActAuthor.system());
      JobClaim claim = store.queue().claim("test", Duration.ofMinutes(10)).orElseThrow();
      assertThat(
              store
                  .runs()
                  .keep(
                      claim,
                      new NewRun("", before.clock().instant(), "workbook", "runs/one", "{}"),
                      Collections.emptyIterator(),
                      Collections.emptyIterator(),
                      ActAuthor.system()))
          .isPresent();
      store.queue().finish(claim, JobState.DONE, new JobEnd("", "", ""));
    }
  }

  private String told(TestBrowser browser) {
    return browser.get(one.address()).page().select(TOLD).text();
  }

  @Test
  void whatTheCaseSaysOfItselfCountsWhereResultsHangOnIt() {
    String change = one.address() + "/change";
    try (TestBrowser lina = one.people().logIn("lina")) {
      assertThat(told(lina)).isEmpty();
      lina.get(change).submit(change, "name", "门户网站等级测评（二期）");
      assertThat(told(lina)).as("a name alone changes no result").isEmpty();
      lina.get(change).submit(change, "as-of", "2026-11-20");
      assertThat(told(lina)).isEqualTo("项目信息改过 1 次");
      lina.get(change).submit(change, "grade", "2");
      assertThat(told(lina)).isEqualTo("项目信息改过 2 次");
      String acts = lina.page().select(TOLD).attr("href");
      assertThat(lina.get(acts).page().select("tbody tr")).hasSizeGreaterThanOrEqualTo(2);
      assertThat(lina.get("/").page().select("main").text()).contains("项目信息改过 2 次");
    }
  }

  @Test
  void onlyTheFileOfABookThatStandsInTablesIsNoChange() {
    String grid = one.address() + "/registers/of/approval";
    try (TestBrowser lina = one.people().logIn("lina")) {
      lina.get(grid).submit(grid + "/rows", "name", "SP-1");
      assertThat(told(lina)).isEqualTo("台账改过 1 次");
      one.upload(lina, "registers/cloud.xlsx", "register", template(lina, "cloud"));
      assertThat(told(lina)).isEqualTo("台账改过 1 次、新增材料 1 件");
      one.upload(lina, "registers/papers.xlsx", "register", template(lina, "papers"));
      assertThat(told(lina)).as("it is not read").isEqualTo("台账改过 1 次、新增材料 1 件");
      one.upload(lina, "制度.txt", "document", "第一条".getBytes(StandardCharsets.UTF_8));
      assertThat(told(lina)).isEqualTo("台账改过 1 次、新增材料 2 件");
    }
  }

  private byte[] template(TestBrowser browser, String book) {
    return one.download(browser, one.address() + "/registers/" + book + "/template").body();
  }
}
