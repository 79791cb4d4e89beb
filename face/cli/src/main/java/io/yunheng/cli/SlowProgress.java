/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import java.util.concurrent.TimeUnit;

/**
 * Progress of long work on the error stream: nothing in the first second, then at most a line a
 * second.
 */
public final class SlowProgress {
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final Terminal terminal;
  private long last = System.nanoTime();

  public SlowProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Tells where the work stands, if it is time to. */
  public synchronized void at(String text) {
    long now = System.nanoTime();
    if (now - last >= PAUSE) {
      last = now;
      terminal.note(text);
    }
  }
}
