/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** So many threads that work at tasks, of which only some wait at a time. */
final class Crew implements AutoCloseable {
  private final ExecutorService threads;
  private final Semaphore room;
  private final int places;
  private Optional<Throwable> failed = Optional.empty();

  /** What a thread does. */
  interface Task {
    void run() throws InterruptedException;
  }

  Crew(int size) {
    this.places = 2 * size;
    this.room = new Semaphore(places);
    this.threads = Executors.newFixedThreadPool(size);
  }

  /** Takes a task on as soon as there is room; fails if an earlier one has failed. */
  void submit(Task task) throws InterruptedException {
    room.acquire();
    check();
    threads.execute(
        () -> {
          try {
            task.run();
          } catch (InterruptedException | RuntimeException | Error e) {
            fail(e);
          } finally {
            room.release();
          }
        });
  }

  /** Waits until all tasks are done. */
  void end() throws InterruptedException {
    room.acquire(places);
    room.release(places);
    check();
  }

  private synchronized void fail(Throwable e) {
    failed = failed.or(() -> Optional.of(e));
  }

  private synchronized void check() throws InterruptedException {
    if (failed.isPresent()) {
      switch (failed.get()) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case InterruptedException e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
