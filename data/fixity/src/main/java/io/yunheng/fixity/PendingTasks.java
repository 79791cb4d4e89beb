/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Work that was given to several threads. */
public final class PendingTasks {
  private PendingTasks() {}

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
