/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import java.util.concurrent.atomic.LongAdder;

/** How far long work is; read by anybody at any time. */
public final class Meter {
  private final LongAdder files = new LongAdder();
  private final LongAdder octets = new LongAdder();
  private final LongAdder passed = new LongAdder();

  private volatile boolean begun;

  public void begin() {
    begun = true;
  }

  public void read() {
    files.increment();
  }

  public void octets(long more) {
    octets.add(more);
  }

  public void pass() {
    passed.increment();
  }

  /** Whether the work has begun, where it comes after other work. */
  public boolean begun() {
    return begun;
  }

  /** Files that were read to their end. */
  public long files() {
    return files.sum();
  }

  /** Bytes that were read. */
  public long octets() {
    return octets.sum();
  }

  /** Files that were read in an earlier run and have not changed since. */
  public long passed() {
    return passed.sum();
  }
}
