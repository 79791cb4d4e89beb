/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.JobState;
import io.yunheng.store.ChainVerdict;
import io.yunheng.store.InstallationSettings;
import io.yunheng.store.JobClaim;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills a process that writes, at moments drawn from a seed ({@code -Dyunheng.seed=…} replays them,
 * {@code -Dyunheng.kills=…} draws more): whatever it had acknowledged is there.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("yunheng.kills", 3);
  private static final int MOST_LINES = 50;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Backend.class)
  void whatWasAcknowledgedIsThereAfterAKill(Backend backend) throws Exception {
    long seed = Long.getLong("yunheng.seed", System.nanoTime());
    System.out.println("KillTest seed " + seed);
    Random random = new Random(seed);
    InstallationSettings settings = backend.settings(folder.resolve("data"));
    List<String> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged.addAll(killed(settings, random));
      verify(settings, acknowledged);
    }
    assertThat(acknowledged)
        .as("something was acknowledged")
        .anyMatch(one -> one.startsWith("done"));
    drain(settings, acknowledged);
  }

  private static List<String> killed(InstallationSettings settings, Random random)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                settings.folder().toString()));
    settings.postgres().ifPresent(address -> command.add(address.url()));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out = child.inputReader()) {
      int until = 4 + random.nextInt(MOST_LINES);
      int pause = random.nextInt(30);
      String line = out.readLine();
      while (line != null) {
        if (line.endsWith(KilledWriter.WHOLE)) {
          lines.add(line);
        }
        if (lines.size() == until && child.isAlive()) {
          Thread.sleep(pause);
          // Of the process itself this would close what it has printed.
          child.toHandle().destroyForcibly();
        }
        line = out.readLine();
      }
    }
    assertThat(child.waitFor()).as("it was killed and did not fail: %s", lines).isEqualTo(137);
    return lines;
  }

  private static Scope over(String workCase) {
    return new Scope(Set.of(), Set.of(new RandomId(workCase)), Map.of(), Set.of());
  }

  /** Also that the next server begins at once, though the lease of the killed one is fresh. */
  private static void verify(InstallationSettings settings, List<String> acknowledged) {
    try (Store store = Store.open(settings, InstantSource.system(), new SecureRandom())) {
      assertThat(store.acts().verify()).isInstanceOf(ChainVerdict.Sound.class);
      store.queue().handBackAll();
      for (String line : acknowledged) {
        String[] parts = line.split(" ", -1);
        switch (parts[0]) {
          case "person" ->
              assertThat(store.people().find(new RandomId(parts[1]))).as(line).isPresent();
          case "case" ->
              assertThat(store.cases().find(over(parts[1]), new RandomId(parts[1])))
                  .as(line)
                  .isPresent();
          case "evidence" ->
              assertThat(store.evidence().intact(over(parts[1]), new RandomId(parts[2])))
                  .as(line)
                  .contains(true);
          case "job" -> assertThat(state(store, parts)).as(line).isNotEqualTo(JobState.RUNNING);
          case "done" -> assertThat(state(store, parts)).as(line).isEqualTo(JobState.DONE);
          default -> assertThat(parts[0]).isEqualTo("begun");
        }
      }
    }
  }

  private static JobState state(Store store, String[] parts) {
    return store.jobs().find(over(parts[1]), new RandomId(parts[2])).orElseThrow().state();
  }

  /** Every job ends, and each has left one run. */
  private static void drain(InstallationSettings settings, List<String> acknowledged) {
    try (Store store = Store.open(settings, InstantSource.system(), new SecureRandom())) {
      Optional<JobClaim> claim = store.queue().claim("last", Duration.ofMinutes(1));
      while (claim.isPresent()) {
        KilledWriter.runJob(store, claim.get());
        claim = store.queue().claim("last", Duration.ofMinutes(1));
      }
      for (String line : acknowledged) {
        String[] parts = line.split(" ", -1);
        if (parts[0].equals("case")) {
          Scope scope = over(parts[1]);
          RowWindow all = new RowWindow(0, RowWindow.MOST);
          List<CaseJob> jobs = store.jobs().list(scope, new RandomId(parts[1]), all).rows();
          assertThat(jobs).allMatch(job -> job.state() == JobState.DONE);
          assertThat(store.runs().list(scope, new RandomId(parts[1]), all).total())
              .as("one run for each job")
              .isEqualTo(jobs.size());
        }
      }
      assertThat(store.acts().verify()).isInstanceOf(ChainVerdict.Sound.class);
    }
  }
}
