/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import java.util.concurrent.locks.LockSupport;

/** Holds reading to a rate. Thread-safe. */
public final class Throttle {
  private static final double NANOS = 1e9;

  private final double nanosPerOctet;
  private long next = System.nanoTime();

  /**
   * One of a rate.
   *
   * @param rate bytes a second; 0 for no limit
   */
  public Throttle(long rate) {
    this.nanosPerOctet = rate == 0 ? 0 : NANOS / rate;
  }

  /** Waits until so many bytes more may have been read. */
  public void acquire(long octets) {
    if (nanosPerOctet > 0) {
      long until = reserve(octets);
      long now = System.nanoTime();
      while (now < until && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(until - now);
        now = System.nanoTime();
      }
    }
  }

  private synchronized long reserve(long octets) {
    next = Math.max(next, System.nanoTime()) + (long) (octets * nanosPerOctet);
    return next;
  }
}
