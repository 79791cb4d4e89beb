/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Values that a thread of its own gets ahead of the one that wants them, in their order and some at
 * a time. After the last one, or after closing, that thread is at an end.
 */
final class Prefetcher<T> implements AutoCloseable {
  private static final int BATCH = 512;
  private static final int WAITING = 4;

  private final Source<T> source;
  private final BlockingQueue<Batch<T>> queue = new ArrayBlockingQueue<>(WAITING);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread thread;
  private Batch<T> batch = new Batch<>(List.of(), false, Optional.empty());
  private int at;

  /** Where values come from. */
  @FunctionalInterface
  interface Source<T> {
    /** The next one; nothing at the end. */
    Optional<T> next() throws IOException, InterruptedException;
  }

  /**
   * Some values.
   *
   * @param last whether there are no more behind them
   * @param failed what was thrown instead of a value behind them
   */
  private record Batch<T>(List<T> values, boolean last, Optional<Throwable> failed) {}

  /** Begins to get them. */
  Prefetcher(String name, Source<T> source) {
    this.source = source;
    this.thread = Thread.ofPlatform().daemon().name(name).start(this::get);
  }

  private void get() {
    try {
      boolean last = false;
      while (!last && !ended.get()) {
        Batch<T> some = some();
        last = some.last;
        queue.put(some);
      }
    } catch (InterruptedException _) {
      // Nobody wants any more.
    }
  }

  private Batch<T> some() throws InterruptedException {
    List<T> values = new ArrayList<>(BATCH);
    try {
      while (values.size() < BATCH) {
        Optional<T> next = source.next();
        if (next.isEmpty()) {
          return new Batch<>(values, true, Optional.empty());
        }
        values.add(next.get());
      }
      return new Batch<>(values, false, Optional.empty());
    } catch (IOException | RuntimeException | Error e) {
      return new Batch<>(values, true, Optional.of(e));
    }
  }

  /** The next value; nothing at the end. */
  Optional<T> next() throws IOException, InterruptedException {
    while (at == batch.values.size()) {
      if (batch.failed.isPresent()) {
        throw failure(batch.failed.get());
      }
      if (batch.last) {
        return Optional.empty();
      }
      batch = queue.take();
      at = 0;
    }
    return Optional.of(batch.values.get(at++));
  }

  private static IOException failure(Throwable failed) {
    return switch (failed) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failed);
    };
  }

  @Override
  public void close() {
    ended.set(true);
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
