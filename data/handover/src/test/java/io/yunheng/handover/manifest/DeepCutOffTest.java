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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Opening files that is killed, again and again, goes on where it was and comes to the same end.
 */
@Execution(ExecutionMode.CONCURRENT)
class DeepCutOffTest {
  private static final long SEED = 20_261_122;
  private static final int KILLS = 4;
  private static final int FILES = 200;

  @TempDir private Path root;

  @Test
  void whatWasOpenedIsNotOpenedAgain() throws Exception {
    Kills kills = Kills.of("whatWasOpenedIsNotOpenedAgain", KILLS, SEED);
    SplittableRandom random = new SplittableRandom(kills.seed());
    Path tree = Files.createDirectory(root.resolve("tree"));
    for (int n = 0; n < FILES; n++) {
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
    long begin = System.nanoTime();
    assertThat(run(bag, quiet, DeepCutOffTest::ended)).isZero();
    long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    assertThat(Files.readAllLines(quiet.resolve("deep.jsonl"))).hasSize(FILES);
    assertThat(run(bag, quiet, DeepCutOffTest::ended)).as("after its end").isEqualTo(FILES);

    Path killed = root.resolve("killed");
    boolean last;
    do {
      last = kills.over();
      long known =
          run(
              bag,
              killed,
              last
                  ? DeepCutOffTest::ended
                  : process -> kills.ended(process, killed.resolve("work/deep"), whole));
      if (known < 0) {
        assertThat(last).isFalse();
        kills.count();
      } else {
        kills.pass(known);
        assertThat(killed.resolve("deep.jsonl"))
            .as("%s", kills)
            .hasSameTextualContentAs(quiet.resolve("deep.jsonl"));
        Handing.delete(killed);
      }
    } while (!last);
    assertThat(kills.passed()).as("%s: work goes on where it was", kills).isPositive();
  }

  /** Waits for a process; whether it has ended then. */
  private interface Wait {
    boolean ended(Process process) throws IOException, InterruptedException;
  }

  private static boolean ended(Process process) throws InterruptedException {
    return process.waitFor(3, TimeUnit.MINUTES);
  }

  /** How many files need not be opened again; -1 if it was killed. */
  private long run(Path bag, Path to, Wait wait) throws IOException, InterruptedException {
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
    if (!wait.ended(process)) {
      process.destroyForcibly().waitFor();
      return -1;
    }
    String text = Files.readString(said);
    assertThat(process.exitValue()).as(text).isZero();
    int number = text.lastIndexOf(CutOff.PASSED) + CutOff.PASSED.length();
    return Long.parseLong(text.substring(number).strip());
  }
}
