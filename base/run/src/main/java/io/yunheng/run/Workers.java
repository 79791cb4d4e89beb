/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.run;

import java.util.concurrent.Semaphore;

/**
 * The threads that the jobs of a process may use together. A job takes a share before it begins and
 * gives it back when it ends; while others have all of them, it gets one. So there are never more
 * than the limit and one for each job. Results do not depend on the number of threads.
 */
public final class Workers {
  private final int limit;
  private final Semaphore free;

  private Workers(int limit) {
    this.limit = limit;
    this.free = new Semaphore(limit);
  }

  /**
   * So many threads.
   *
   * @param limit at least 1
   */
  public static Workers of(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit " + limit);
    }
    return new Workers(limit);
  }

  /** As many as this machine has processors. */
  public static Workers ofThisMachine() {
    return of(Runtime.getRuntime().availableProcessors());
  }

  /** How many there are in all. */
  public int limit() {
    return limit;
  }

  /**
   * As many of the free threads as are wanted.
   *
   * @param most that are wanted, at least 1
   */
  public Share share(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most " + most);
    }
    int taken = 0;
    while (taken < most && free.tryAcquire()) {
      taken++;
    }
    return new Share(taken);
  }

  /** Threads that a job may use until it gives them back. */
  public final class Share implements AutoCloseable {
    private int taken;

    private Share(int taken) {
      this.taken = taken;
    }

    /** How many these are, at least 1. */
    public int threads() {
      return Math.max(1, taken);
    }

    @Override
    public void close() {
      free.release(taken);
      taken = 0;
    }
  }
}
