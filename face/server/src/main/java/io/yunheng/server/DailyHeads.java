/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static java.lang.System.Logger.Level.WARNING;

import io.yunheng.store.HeadFiles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Writes the head of the acts into a file of its own, soon after each day (UTC) begins and when the
 * server starts.
 */
final class DailyHeads implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("io.yunheng.server.heads");
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final HeadFiles heads;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heads").factory());

  DailyHeads(HeadFiles heads, InstantSource clock) {
    this.heads = heads;
    this.clock = clock;
    var _ = timer.scheduleWithFixedDelay(this::write, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void write() {
    try {
      heads.daily(clock.instant());
    } catch (RuntimeException e) {
      LOG.log(WARNING, "the head of the day was not written: {0}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    timer.shutdown();
  }
}
