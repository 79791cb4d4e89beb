/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.jobs.JobKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a worker process may use for a kind of job.
 *
 * @param heap in MiB
 * @param time after which the job is stopped; zero if it may take as long as it takes
 * @param stall time without progress after which it is reported
 * @param resumes whether a further attempt goes on with what one that was cut off did
 */
public record WorkerLimits(int heap, Duration time, Duration stall, boolean resumes) {
  private static final int LEAST_HEAP = 64;
  private static final int MOST_HEAP = 1 << 20;
  private static final int MOST_MINUTES = 100_000;
  private static final String FILE = "/yunheng/jobs/limits.yaml";

  /**
   * The limits of all kinds, as they are shipped, with no more memory than this.
   *
   * @param most in MiB
   */
  public static Map<JobKind, WorkerLimits> shipped(int most) {
    Map<JobKind, WorkerLimits> limits = new EnumMap<>(shipped());
    limits.replaceAll(
        (_, one) -> new WorkerLimits(Math.min(one.heap, most), one.time, one.stall, one.resumes));
    return limits;
  }

  /** The limits of all kinds, as they are shipped. */
  public static Map<JobKind, WorkerLimits> shipped() {
    byte[] bytes;
    try (InputStream in = Objects.requireNonNull(WorkerLimits.class.getResourceAsStream(FILE))) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Problems problems = new Problems();
    Fields root = Fields.of(FILE, YamlDocument.parse(bytes, FILE), problems);
    Map<JobKind, WorkerLimits> limits = new EnumMap<>(JobKind.class);
    for (Fields one : root.someList("limits")) {
      limits.put(
          one.word("job", JobKind.class, JobKind.ASSESS),
          new WorkerLimits(
              one.number("heap", LEAST_HEAP, MOST_HEAP),
              Duration.ofMinutes(one.number("minutes", 0, MOST_MINUTES)),
              Duration.ofMinutes(one.number("stall", 1, MOST_MINUTES)),
              one.flag("resumes")));
    }
    problems.throwIfAny();
    if (limits.size() != JobKind.values().length) {
      throw new IllegalStateException(FILE + ": " + limits.keySet());
    }
    return limits;
  }
}
