/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

import java.util.ArrayDeque;
import java.util.Deque;

/** The registers that hold nothing that is still wanted. */
final class Registers {
  private final Deque<Vector> free = new ArrayDeque<>();

  /** All of so many. */
  Registers(int count) {
    for (int number = 0; number < count; number++) {
      free.add(new Vector(number));
    }
  }

  /** One of them, the one that has been free for longest. */
  Vector allocate() {
    return free.remove();
  }

  /** What was in it is not wanted any more. */
  void give(Vector register) {
    if (free.contains(register)) {
      throw new IllegalStateException(register + " is free");
    }
    free.add(register);
  }
}
