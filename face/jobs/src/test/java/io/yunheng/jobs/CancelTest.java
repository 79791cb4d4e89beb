/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Fault;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import io.yunheng.run.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs that are interrupted at any moment stop after at most one more unit, and can be run again.
 */
class CancelTest {
  private static final int THREADS = 2;
  private static final int MOMENTS = 20;

  /** A thread reads so many small files beside each other, as one unit of work. */
  private static final int FILES_AT_A_TIME = 32;

  private static final Jobs JOBS = new Jobs(Workers.of(THREADS), EngineSettings.FASTEST);

  @TempDir private Path place = Path.of("");
  private Path tree = Path.of("");
  private Path copy = Path.of("");
  private Path bag = Path.of("");

  /** A job, and a folder in which nothing half-written may be found. */
  private record Asked(JobRequest<?> request, Path output) {}

  @BeforeEach
  void inputs() throws IOException, InterruptedException {
    tree = SmallJobs.tree(place.resolve("tree"));
    copy = SmallJobs.tree(place.resolve("copy"));
    bag = place.resolve("bag");
    JOBS.run(SmallJobs.create(tree, bag), Secrets.NONE, Progress.SILENT);
  }

  private List<Asked> all(String name) {
    Path output = place.resolve("out-" + name);
    List<Asked> all = new ArrayList<>();
    all.add(new Asked(SmallJobs.assess(output.resolve("a")), output.resolve("a")));
    all.add(new Asked(SmallJobs.responsibility(output.resolve("r")), output.resolve("r")));
    all.add(new Asked(SmallJobs.create(tree, output.resolve("c")), output.resolve("c")));
    all.add(new Asked(SmallJobs.verify(bag, output.resolve("v")), output.resolve("v")));
    all.add(new Asked(SmallJobs.compare(tree, copy, output.resolve("m")), output.resolve("m")));
    all.add(new Asked(SmallJobs.check(bag), output.resolve("b")));
    return all;
  }

  @Test
  @Timeout(value = 30 * MOMENTS, unit = TimeUnit.SECONDS)
  void atTwentyMomentsNothingIsLeftHalfWritten() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("CancelTest seed " + seed);
    Random random = new Random(seed);
    List<Asked> first = all("first");
    List<Integer> calls = new ArrayList<>();
    for (Asked one : first) {
      Interrupter counting = new Interrupter(Integer.MAX_VALUE);
      JOBS.run(one.request(), Secrets.NONE, counting);
      calls.add(counting.calls.get());
    }
    for (int moment = 0; moment < MOMENTS; moment++) {
      int which = moment % first.size();
      Asked one = all("at-" + moment).get(which);
      int at = 1 + random.nextInt(calls.get(which));
      cancel(one, at);
      JobResult again = JOBS.run(one.request(), Secrets.NONE, Progress.SILENT);
      assertThat(again.standing()).isIn(Standing.CLEAN, Standing.OPEN, Standing.BROKEN);
      assertThat(names(one.output()))
          .as("%s at %d", one.request().kind(), at)
          .isEqualTo(names(first.get(which).output()));
    }
  }

  private static void cancel(Asked one, int at) {
    Interrupter interrupter = new Interrupter(at);
    try {
      JobResult result = JOBS.run(one.request(), Secrets.NONE, interrupter);
      boolean interrupted = Thread.interrupted();
      assertThat(interrupted)
          .as("%s ended with %s though interrupted at %d", one.request().kind(), result, at)
          .isTrue();
    } catch (InterruptedException _) {
      // That is how a cancelled job ends.
    }
    assertThat(interrupter.after.get())
        .as("units of %s after the interruption at %d", one.request().kind(), at)
        .isLessThanOrEqualTo(THREADS * FILES_AT_A_TIME);
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Interrupts the thread of the job at a call, and counts the files and parts that follow. */
  private static final class Interrupter implements Progress {
    private final Thread job = Thread.currentThread();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger after = new AtomicInteger();
    private final int at;

    Interrupter(int at) {
      this.at = at;
    }

    private void called(boolean unit) {
      int now = calls.incrementAndGet();
      if (now == at) {
        job.interrupt();
      } else if (now > at && unit) {
        after.incrementAndGet();
      }
    }

    @Override
    public void begin(Phase phase) {
      called(false);
    }

    @Override
    public void count(Unit unit, long more) {
      called(unit != Unit.OCTETS);
    }

    @Override
    public void warn(Fault fault) {}
  }
}
