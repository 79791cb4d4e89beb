/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.bag.BagRules;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.handover.ManifestMaker;
import io.yunheng.run.ProgressMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opening files that is killed, again and again, goes on where it was and comes to the same end.
 */
class DeepCutOffTest {
  private static final long SEED = 20_261_122;
  private static final int KILLS = 12;

  @TempDir private Path root;
  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void whatWasOpenedIsNotOpenedAgain() throws Exception {
    Path tree = Files.createDirectory(root.resolve("tree"));
    for (int n = 0; n < 400; n++) {
      Files.writeString(
          tree.resolve("f" + n + (n % 2 == 0 ? ".txt" : ".json")),
          "[\"" + "文字".repeat(random.nextInt(500, 4_000)) + (n % 10 == 1 ? "" : "\"]"));
    }
    Path bag = root.resolve("bag");
    try (DigestEngine engine = DigestEngine.scalar()) {
      new ManifestMaker(BagRules.shipped(), engine, new ProgressMeter())
          .make(CutOff.request(tree, bag, 0));
    }
    Path quiet = root.resolve("quiet");
    assertThat(run(bag, quiet, TimeUnit.MINUTES.toMillis(3))).isZero();
    assertThat(Files.readAllLines(quiet.resolve("deep.jsonl"))).hasSize(400);

    Path killed = root.resolve("killed");
    long passed = 0;
    int kills = 0;
    while (kills < KILLS) {
      long known = run(bag, killed, random.nextLong(2_000, 4_500));
      if (known >= 0) {
        passed += known;
        assertThat(killed.resolve("deep.jsonl"))
            .as("seed %d", SEED)
            .hasSameTextualContentAs(quiet.resolve("deep.jsonl"));
        Files.delete(killed.resolve("deep.jsonl"));
      }
      kills++;
    }
    passed += Math.max(0, run(bag, killed, TimeUnit.MINUTES.toMillis(3)));
    assertThat(killed.resolve("deep.jsonl"))
        .as("seed %d", SEED)
        .hasSameTextualContentAs(quiet.resolve("deep.jsonl"));
    assertThat(passed).as("seed %d: work goes on where it was", SEED).isPositive();
  }

  /** How many files need not be opened again; -1 if it was killed. */
  private long run(Path bag, Path to, long millis) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            CutOff.class.getName(),
            "deep",
            bag.toString(),
            to.toString()));
    Path said = root.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
      return -1;
    }
    String text = Files.readString(said);
    assertThat(process.exitValue()).as("seed %d: %s", SEED, text).isZero();
    int number = text.lastIndexOf(CutOff.PASSED) + CutOff.PASSED.length();
    return Long.parseLong(text.substring(number).strip());
  }
}
