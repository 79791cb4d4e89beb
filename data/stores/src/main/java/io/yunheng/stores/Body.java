/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The body of an answer. It is given up when nothing, or too little, comes for too long. */
final class Body implements AutoCloseable {
  private static final int BUFFER = 1 << 14;
  private static final long SLOWEST = 1 << 10;
  private static final int LOOKS = 4;

  /** It was given up. */
  static final class Stalled extends IOException {}

  /** It is larger than it may be. */
  static final class TooLarge extends IOException {}

  private final InputStream in;
  private final long stall;
  private final AtomicLong waitingSince = new AtomicLong(Long.MAX_VALUE);
  private final AtomicBoolean stalled = new AtomicBoolean();
  private final Optional<ScheduledFuture<?>> look;
  private long waited;
  private long received;

  Body(InputStream in, ScheduledExecutorService watch, Duration stall) {
    this.in = in;
    this.stall = stall.toNanos();
    this.look = scheduled(watch, Math.max(1, stall.toMillis() / LOOKS));
  }

  /** A body that comes when its store is closed is closed as well. */
  private Optional<ScheduledFuture<?>> scheduled(ScheduledExecutorService watch, long every) {
    try {
      return Optional.of(
          watch.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException _) {
      closeQuietly();
      return Optional.empty();
    }
  }

  private void closeQuietly() {
    try {
      in.close();
    } catch (IOException _) {
      // Whoever reads it is told.
    }
  }

  private void look() {
    long since = waitingSince.get();
    if (since != Long.MAX_VALUE && System.nanoTime() - since > stall) {
      stalled.set(true);
      closeQuietly();
    }
  }

  /**
   * Reads some; less than zero at the end. Only the time spent waiting here counts as slow.
   *
   * @throws InterruptedException if it is interrupted
   */
  int read(byte[] into, int from, int most) throws IOException, InterruptedException {
    long began = System.nanoTime();
    waitingSince.set(began);
    int count;
    try {
      count = in.read(into, from, most);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (stalled.get()) {
        throw new Stalled();
      }
      throw e;
    } finally {
      waitingSince.set(Long.MAX_VALUE);
    }
    if (stalled.get()) {
      throw new Stalled();
    }
    waited += System.nanoTime() - began;
    received += Math.max(count, 0);
    if (waited > stall) {
      if (received < SLOWEST * (waited / 1_000_000_000L)) {
        throw new Stalled();
      }
      waited = 0;
      received = 0;
    }
    return count;
  }

  /**
   * All of it.
   *
   * @throws TooLarge if there is more
   * @throws InterruptedException if it is interrupted
   */
  byte[] bytes(int most) throws IOException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    for (int n = read(buffer, 0, BUFFER); n >= 0; n = read(buffer, 0, BUFFER)) {
      all.write(buffer, 0, n);
      if (all.size() > most) {
        throw new TooLarge();
      }
    }
    return all.toByteArray();
  }

  @Override
  public void close() {
    look.ifPresent(each -> each.cancel(false));
    closeQuietly();
  }
}
