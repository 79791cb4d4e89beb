/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Check;
import io.yunheng.assessment.Evidence;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs checks over evidence, side by side on several threads; what comes out depends on the
 * evidence and the limits alone.
 */
public final class CheckRunner {
  private final EvidenceLimits limits;
  private final int threads;
  private final Progress progress;

  /**
   * A runner.
   *
   * @param progress counts each part of a check
   */
  public CheckRunner(EvidenceLimits limits, int threads, Progress progress) {
    this.limits = limits;
    this.threads = threads;
    this.progress = progress;
  }

  /**
   * What each check saw, in the order of the checks.
   *
   * @throws InterruptedException if it is interrupted; at most one part of a check is still done
   */
  public List<CheckRun> run(List<Check> checks, Evidence evidence) throws InterruptedException {
    List<CheckEvaluation> all =
        checks.stream().map(check -> CheckEvaluation.of(check, evidence, limits)).toList();
    if (threads > 1) {
      return sideBySide(all);
    }
    List<CheckRun> runs = new ArrayList<>();
    for (CheckEvaluation looking : all) {
      runs.add(oneByOne(looking));
    }
    return runs;
  }

  private CheckRun oneByOne(CheckEvaluation looking) throws InterruptedException {
    List<Tallies<?>> parts = new ArrayList<>();
    for (int part = 0; part < looking.parts(); part++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      parts.add(evaluate(looking, part));
    }
    return looking.finish(parts);
  }

  private List<CheckRun> sideBySide(List<CheckEvaluation> all) throws InterruptedException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      try {
        List<List<Future<Tallies<?>>>> parts = new ArrayList<>();
        for (CheckEvaluation looking : all) {
          List<Future<Tallies<?>>> futures = new ArrayList<>();
          for (int i = 0; i < looking.parts(); i++) {
            int part = i;
            futures.add(pool.submit(() -> evaluate(looking, part)));
          }
          parts.add(futures);
        }
        List<Future<CheckRun>> runs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
          CheckEvaluation looking = all.get(i);
          List<Tallies<?>> done = new ArrayList<>();
          for (Future<Tallies<?>> future : parts.get(i)) {
            done.add(get(future));
          }
          parts.set(i, List.of());
          runs.add(pool.submit(() -> looking.finish(done)));
        }
        List<CheckRun> results = new ArrayList<>();
        for (Future<CheckRun> run : runs) {
          results.add(get(run));
        }
        return results;
      } finally {
        pool.shutdownNow();
      }
    }
  }

  private Tallies<?> evaluate(CheckEvaluation evaluation, int part) throws InterruptedException {
    Tallies<?> tallies = evaluation.evaluate(part);
    progress.count(Unit.CHECKS, 1);
    return tallies;
  }

  private static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      switch (Objects.requireNonNullElse(e.getCause(), e)) {
        case RuntimeException fault -> throw fault;
        case Error error -> throw error;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
