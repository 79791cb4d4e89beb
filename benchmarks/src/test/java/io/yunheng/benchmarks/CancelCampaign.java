/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.JobRequest;
import io.yunheng.jobs.Jobs;
import io.yunheng.jobs.Secrets;
import io.yunheng.run.Progress;
import io.yunheng.run.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cancels jobs over larger inputs at any moment and measures how long they take to stop. The part
 * {@code cancel} of {@code ./test campaign} runs it; {@code ./test} does not, as it measures time.
 */
class CancelCampaign {
  private static final long PATIENCE = 1_000_000_000;
  private static final double MILLISECOND = 1e6;

  private final SplittableRandom random = new SplittableRandom(Long.getLong("campaign.seed"));
  private final Jobs jobs = new Jobs(Workers.of(2), EngineSettings.FASTEST);

  @TempDir private Path place = Path.of("");

  /**
   * A job that was asked for again and again.
   *
   * @param whole how many nanoseconds it takes in peace
   * @param stops how many nanoseconds it took to stop, for each time that it was cancelled
   */
  private record Tried(JobRequest<?> request, long whole, List<Long> stops) {
    long slowest() {
      return stops.isEmpty() ? 0 : Collections.max(stops);
    }

    @Override
    public String toString() {
      List<Long> sorted = stops.stream().sorted().toList();
      return "%s: %.0f ms in peace, cancelled %d times, stopped after %.0f ms (median), %.0f ms (slowest)"
          .formatted(
              request.kind().code(),
              whole / MILLISECOND,
              stops.size(),
              sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2) / MILLISECOND,
              slowest() / MILLISECOND);
    }
  }

  @Test
  void everyJobStopsWithinASecond() throws Exception {
    Path output = place.resolve("output");
    List<Tried> all = new ArrayList<>();
    for (JobRequest<?> request : new LargeJobs(place.resolve("input")).all(jobs, output)) {
      jobs.run(request, Secrets.NONE, Progress.SILENT);
      remove(output);
      long began = System.nanoTime();
      jobs.run(request, Secrets.NONE, Progress.SILENT);
      all.add(new Tried(request, System.nanoTime() - began, new ArrayList<>()));
      remove(output);
    }
    int count = Integer.getInteger("campaign.count");
    for (int n = 0; n < count; n++) {
      cancel(all.get(n % all.size()));
      remove(output);
    }
    all.forEach(System.out::println);
    assertThat(all)
        .allSatisfy(
            each -> {
              assertThat(each.stops()).isNotEmpty();
              assertThat(each.slowest()).isLessThanOrEqualTo(PATIENCE);
            });
  }

  private void cancel(Tried tried) throws InterruptedException {
    BlockingQueue<Optional<Throwable>> ends = new LinkedBlockingQueue<>();
    Thread job = Thread.ofPlatform().start(() -> ends.add(run(tried.request())));
    Thread.sleep(Duration.ofNanos(random.nextLong(tried.whole())));
    long asked = System.nanoTime();
    job.interrupt();
    while (!job.join(Duration.ofNanos(PATIENCE))) {
      print(job);
    }
    long took = System.nanoTime() - asked;
    Optional<Throwable> end = ends.take();
    if (end.isPresent()) {
      assertThat(end.get())
          .as(tried.request().kind().code())
          .isInstanceOf(InterruptedException.class);
      tried.stops().add(took);
    }
  }

  /** How the job ended; empty if it was too late to cancel it. */
  private Optional<Throwable> run(JobRequest<?> request) {
    try {
      jobs.run(request, Secrets.NONE, Progress.SILENT);
      return Optional.empty();
    } catch (InterruptedException | RuntimeException e) {
      return Optional.of(e);
    }
  }

  /** Where the threads are that do not stop. */
  private static void print(Thread job) {
    Thread.getAllStackTraces()
        .forEach(
            (thread, frames) -> {
              if (thread.equals(job)
                  || (frames.length > 0 && thread.getName().contains("yunheng"))) {
                System.out.println(thread);
                Stream.of(frames).limit(25).forEach(frame -> System.out.println("    " + frame));
              }
            });
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
