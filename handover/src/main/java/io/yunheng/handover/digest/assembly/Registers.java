/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest.assembly;

import java.util.ArrayDeque;
import java.util.Deque;

/** The registers that hold nothing that is still wanted. */
public final class Registers {
  private final Deque<Zmm> free = new ArrayDeque<>();

  /** All of them. */
  public Registers() {
    for (int number = 0; number < Zmm.COUNT; number++) {
      free.add(new Zmm(number));
    }
  }

  /** One of them, the one that has been free for longest. */
  public Zmm take() {
    return free.remove();
  }

  /** As many of them as are asked for. */
  public Zmm[] take(int count) {
    Zmm[] taken = new Zmm[count];
    for (int i = 0; i < count; i++) {
      taken[i] = take();
    }
    return taken;
  }

  /** What was in it is not wanted any more. */
  public void give(Zmm register) {
    if (free.contains(register)) {
      throw new IllegalStateException(register + " is free");
    }
    free.add(register);
  }

  /** The same of several. */
  public void give(Zmm[] registers) {
    for (Zmm register : registers) {
      give(register);
    }
  }
}
