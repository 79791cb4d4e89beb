/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.store.ActFilter;
import io.yunheng.store.ActKind;
import io.yunheng.store.ActRecord;
import io.yunheng.store.ChainVerdict;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole server process is killed while several people save, at moments drawn from a seed
 * ({@code -Dcampaign.seed=…} draws them again): whatever it had acknowledged is there, the acts
 * verify, and every job ends once.
 */
@Timeout(3_500)
class ServerKillTest {
  private static final int KILLS = Integer.getInteger("campaign.count", 20);
  private static final int MOST_SAVES = 30;
  private static final int LONGEST_PAUSE_MILLIS = 40;
  private static final long LONGEST_LIFE_NANOS = 60_000_000_000L;

  private final long seed = Long.getLong("campaign.seed", System.nanoTime());
  private final Random random = new Random(seed);
  @TempDir private Path folder = Path.of("");

  @Test
  void whatWasAcknowledgedIsThereHoweverOftenTheServerIsKilled() throws Exception {
    System.out.println("ServerKillTest seed " + seed);
    KillLedger ledger = KillLedger.in(folder);
    for (int kill = 1; kill <= KILLS; kill++) {
      killed(ledger);
      try (Store store = KillLedger.open(folder)) {
        assertThat(store.acts().verify()).isInstanceOf(ChainVerdict.Sound.class);
        ledger.verify(store);
        ledger.logIn(store);
      }
    }
    System.out.println("ServerKillTest " + ledger);
    assertThat(ledger.saves()).isGreaterThan(KILLS);
    try (ServerProcess server = ServerProcess.serve(folder, Map.of())) {
      ledger.waitForJobs(server.origin());
    }
    try (Store store = KillLedger.open(folder)) {
      ledger.verify(store);
      assertThat(ends(store)).doesNotHaveDuplicates().containsAll(ledger.jobs());
    }
    try (ServerProcess verify =
        ServerProcess.start(
            MaintenanceMain.class, Map.of(), "audit", "verify", "--data", folder + "/data")) {
      assertThat(verify.said()).contains("没有被改动");
      assertThat(verify.ended()).isZero();
    }
  }

  /** One life of the server, with people at work until it is killed. */
  private void killed(KillLedger ledger) throws Exception {
    int until = ledger.saves() + 1 + random.nextInt(MOST_SAVES);
    int pause = random.nextInt(LONGEST_PAUSE_MILLIS);
    try (ServerProcess server = ServerProcess.serve(folder, Map.of());
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> works = new ArrayList<>();
      for (Callable<?> client : ledger.clients(server.origin())) {
        works.add(clients.submit(client));
      }
      long latest = System.nanoTime() + LONGEST_LIFE_NANOS;
      while (ledger.saves() < until && System.nanoTime() < latest) {
        Thread.sleep(1);
      }
      Thread.sleep(pause);
      assertThat(server.kill()).as("it was killed and did not end").isEqualTo(137);
      for (Future<?> work : works) {
        work.get();
      }
    }
  }

  /** The jobs that have an end, each as often as it ended. */
  private static List<String> ends(Store store) {
    List<String> ends = new ArrayList<>();
    int from = 0;
    RowList<ActRecord> acts;
    do {
      acts = store.acts().oversee(ActFilter.ALL, new RowWindow(from, RowWindow.MOST));
      acts.rows().stream()
          .filter(act -> act.kind() == ActKind.JOB_FINISH)
          .forEach(act -> ends.add(act.object().text()));
      from += RowWindow.MOST;
    } while (from < acts.total());
    return ends;
  }
}
