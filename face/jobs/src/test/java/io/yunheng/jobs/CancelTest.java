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
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs that are interrupted at any moment stop after at most one more unit, and can be run again.
 */
class CancelTest {
  private static final int THREADS = 2;
  private static final int MOMENTS = 27;

  /** A thread reads so many small files beside each other, as one unit of work. */
  private static final int FILES_AT_A_TIME = 32;

  private static final Jobs JOBS = new Jobs(Workers.of(THREADS), EngineSettings.FASTEST);

  @TempDir private Path place = Path.of("");
  private Path tree = Path.of("");
  private Path copy = Path.of("");
  private Path bag = Path.of("");
  private Path inner = Path.of("");

  /**
   * A job.
   *
   * @param output the folder of its files
   * @param last the file that it writes last; empty if none tells that it has ended
   */
  private record Asked(JobRequest<?> request, Path output, Optional<String> last) {
    Asked(JobRequest<?> request, Path output, String last) {
      this(request, output, Optional.of(last));
    }
  }

  @BeforeEach
  void inputs() throws IOException, InterruptedException {
    tree = SmallJobs.tree(place.resolve("tree"));
    copy = SmallJobs.tree(place.resolve("copy"));
    inner = place.resolve("inspected");
    Files.createDirectories(inner);
    for (int n = 0; n < 100; n++) {
      Files.writeString(inner.resolve(n + ".xml"), "<n>" + n + "</n>");
    }
    bag = place.resolve("bag");
    JOBS.run(SmallJobs.create(tree, bag), Secrets.NONE, Progress.SILENT);
  }

  private List<Asked> all(String name) throws IOException {
    Path output = place.resolve("out-" + name);
    Files.createDirectories(output.resolve("w"));
    List<Asked> all = new ArrayList<>();
    all.add(new Asked(SmallJobs.assess(output.resolve("a")), output.resolve("a"), "result.json"));
    all.add(
        new Asked(
            SmallJobs.responsibility(output.resolve("r")), output.resolve("r"), Optional.empty()));
    all.add(
        new Asked(SmallJobs.create(tree, output.resolve("c")), output.resolve("c"), "bagit.txt"));
    all.add(
        new Asked(
            SmallJobs.verify(bag, output.resolve("v")), output.resolve("v"), "verification.json"));
    all.add(
        new Asked(
            SmallJobs.compare(tree, copy, output.resolve("m")), output.resolve("m"), "run.json"));
    all.add(new Asked(SmallJobs.check(bag), output.resolve("b"), Optional.empty()));
    all.add(
        new Asked(
            SmallJobs.inspect(inner, output.resolve("i")),
            output.resolve("i"),
            InspectRequest.RESULT));
    all.add(
        new Asked(SmallJobs.workbook(output.resolve("w")), output.resolve("w"), "workbook.xlsx"));
    all.add(
        new Asked(SmallJobs.replay(output.resolve("o")), output.resolve("o"), Optional.empty()));
    return all;
  }

  @Test
  @Timeout(value = 30 * MOMENTS, unit = TimeUnit.SECONDS)
  void atAnyMomentNothingIsLeftHalfWritten() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("CancelTest seed " + seed);
    Random random = new Random(seed);
    List<Asked> first = all("first");
    List<Integer> calls = new ArrayList<>();
    List<JobResult> results = new ArrayList<>();
    for (Asked one : first) {
      Interrupter counting = new Interrupter(Integer.MAX_VALUE);
      results.add(JOBS.run(one.request(), Secrets.NONE, counting));
      calls.add(counting.calls.get());
    }
    for (int moment = 0; moment < MOMENTS; moment++) {
      int which = moment % first.size();
      Asked one = all("at-" + moment).get(which);
      int at = 1 + random.nextInt(calls.get(which));
      String about = one.request().kind() + " at " + at;
      boolean cancelled = cancel(one, at, about);
      if (one.last().isPresent()) {
        assertThat(Files.exists(one.output().resolve(one.last().get())))
            .as(about)
            .isEqualTo(!cancelled);
      }
      if (cancelled) {
        JobResult again = JOBS.run(one.request(), Secrets.NONE, Progress.SILENT);
        assertThat(again.standing()).as(about).isEqualTo(results.get(which).standing());
      }
      assertThat(found(one)).as(about).isEqualTo(found(first.get(which)));
    }
  }

  /**
   * What a job found. A comparison that goes on says how much of an earlier run it used: the number
   * in its JSON, a row in what people read.
   */
  private static Map<String, String> found(Asked one) throws IOException {
    Map<String, String> files = WrittenFiles.of(one.output());
    if (one.request() instanceof VerifyManifestRequest) {
      files.replaceAll(
          (name, text) ->
              name.matches(".*\\.jsonl?") ? text.replaceAll("\"reused\":\\d+", "") : "");
    }
    return files;
  }

  /** Whether the job was cancelled: an interruption after its last unit comes too late. */
  private static boolean cancel(Asked one, int at, String about) {
    Interrupter interrupter = new Interrupter(at);
    boolean cancelled = false;
    try {
      JOBS.run(one.request(), Secrets.NONE, interrupter);
      assertThat(Thread.interrupted()).as(about + " ended and forgot its interruption").isTrue();
    } catch (InterruptedException _) {
      cancelled = true;
    }
    assertThat(interrupter.after.get())
        .as("units after " + about)
        .isLessThanOrEqualTo(THREADS * FILES_AT_A_TIME);
    return cancelled;
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
