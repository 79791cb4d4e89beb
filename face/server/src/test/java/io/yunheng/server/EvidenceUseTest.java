/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.server.job.CaseSnapshot;
import io.yunheng.store.JobClaim;
import io.yunheng.store.NewRun;
import io.yunheng.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that withdraws evidence says which runs used it, and of which it cannot tell. */
class EvidenceUseTest {
  private static final String NOTHING = "{\"case.yaml\":\"\",\"evidence\":[]}";

  @TempDir private Path folder;

  @Test
  void onlyWhatWasReadCountsAsNotUsed() throws IOException {
    RunningServer before = RunningServer.in(folder);
    TestCase one = TestCase.in(before);
    String address;
    try (TestBrowser lina = one.people().logIn("lina")) {
      address = one.document(lina, "plan.txt", "the plan");
      assertThat(lina.get(address + "/withdraw").page().text())
          .contains("您能看到的测评结果都没有用过它")
          .doesNotContain("最近的");
    }
    before.close();
    String used =
        "{\"case.yaml\":\"\",\"evidence\":[{\"place\":\"documents/plan.txt\",\"id\":\""
            + last(address)
            + "\"}]}";
    try (Store store = open(before)) {
      keep(store, one, before, "not-used", NOTHING);
    }
    assertSaid(one, before, address, "您能看到的测评结果都没有用过它。", "1 次测评中最近的 1 次。");

    AssessmentRun damaged;
    AssessmentRun without;
    try (Store store = open(before)) {
      damaged = keep(store, one, before, "damaged", "{\"evidence\":[{\"id\":\"x\"}]}");
      without = keep(store, one, before, "without", "");
    }
    assertSaid(one, before, address, "看过并能读出的测评都没有用过它。", "2 次测评的案卷读不出来", "3 次测评中最近的 3 次。");

    AssessmentRun user;
    try (Store store = open(before)) {
      user = keep(store, one, before, "user", used);
      for (int i = 0; i < 97; i++) {
        keep(store, one, before, "later-" + i, NOTHING);
      }
    }
    try (RunningServer server = RunningServer.again(folder, before.clock());
        TestBrowser lina = one.on(server).people().logIn("lina")) {
      lina.get(address + "/withdraw");
      assertThat(lina.page().text()).contains("101 次测评中最近的 100 次。");
      assertThat(lina.page().select(".sentence:contains(次测评用过它) a").eachAttr("href"))
          .containsExactly(one.address() + "/runs/" + user.id());
      assertThat(lina.page().select(".sentence:contains(读不出来) a").eachAttr("href"))
          .containsExactly(
              one.address() + "/runs/" + without.id(), one.address() + "/runs/" + damaged.id());
    }
  }

  private void assertSaid(TestCase one, RunningServer before, String address, String... said) {
    try (RunningServer server = RunningServer.again(folder, before.clock());
        TestBrowser lina = one.on(server).people().logIn("lina")) {
      assertThat(lina.get(address + "/withdraw").page().text()).contains(said);
    }
  }

  private static String last(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private Store open(RunningServer before) {
    return Store.open(
        YunhengServer.installation(RunningServer.settings(folder, Map.of())),
        before.clock(),
        new SecureRandom());
  }

  /**
   * Keeps a run without items.
   *
   * @param snapshot the text of its file; empty for none
   */
  private AssessmentRun keep(
      Store store, TestCase one, RunningServer before, String name, String snapshot)
      throws IOException {
    before.later(Duration.ofMinutes(1));
    Path place = Files.createDirectories(folder.resolve("data/runs").resolve(name));
    if (!snapshot.isEmpty()) {
      Files.writeString(place.resolve(CaseSnapshot.FILE), snapshot);
    }
    store.jobs().ask(new RandomId(last(one.address())), "assess", "{}", ActAuthor.system());
    JobClaim claim = store.queue().claim("test", Duration.ofMinutes(10)).orElseThrow();
    AssessmentRun run =
        store
            .runs()
            .keep(
                claim,
                new NewRun("", before.clock().instant(), "workbook", "runs/" + name, "{}"),
                Collections.emptyIterator(),
                Collections.emptyIterator(),
                ActAuthor.system())
            .orElseThrow();
    store.queue().finish(claim, JobState.DONE, new JobEnd("", "", run.id().text()));
    return run;
  }
}
