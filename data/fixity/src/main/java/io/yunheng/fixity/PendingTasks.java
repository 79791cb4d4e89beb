/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Work that was given to several threads. */
public final class PendingTasks {
  private static final long LOOK_NANOS = 500_000;

  private PendingTasks() {}

  /**
   * Waits for all of it. An interruption stops it before this thread forgets that it was
   * interrupted, so that whoever does the work can rely on one of the two.
   *
   * @param stop stops the work
   * @throws InterruptedException if the wait is interrupted
   * @throws RuntimeException what some of it threw that is not checked
   * @throws IllegalStateException with what else some of it threw
   */
  public static void await(List<? extends Future<?>> working, Runnable stop)
      throws InterruptedException {
    Thread owner = Thread.currentThread();
    while (!working.stream().allMatch(Future::isDone) && !owner.isInterrupted()) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    if (owner.isInterrupted()) {
      stop.run();
    }
    await(working);
  }

  /**
   * Waits for all of it.
   *
   * @throws InterruptedException if the wait is interrupted
   * @throws RuntimeException what some of it threw that is not checked
   * @throws IllegalStateException with what else some of it threw
   */
  public static void await(List<? extends Future<?>> working) throws InterruptedException {
    try {
      for (Future<?> each : working) {
        each.get();
      }
    } catch (ExecutionException e) {
      switch (Objects.requireNonNullElse(e.getCause(), e)) {
        case RuntimeException fault -> throw fault;
        case Error error -> throw error;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
