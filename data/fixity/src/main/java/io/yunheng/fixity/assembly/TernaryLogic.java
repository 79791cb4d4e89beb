/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

/** A function of three bits. */
public enum TernaryLogic {
  /** Whether an odd number of them is set. */
  PARITY,

  /** What most of them are. */
  MAJORITY,

  /** The first says which of the others. */
  FIRST_CHOOSES,

  /** The second says which of the others. */
  SECOND_CHOOSES;

  private boolean of(boolean a, boolean b, boolean c) {
    return switch (this) {
      case PARITY -> a ^ b ^ c;
      case MAJORITY -> (a && b) || (a && c) || (b && c);
      case FIRST_CHOOSES -> a ? b : c;
      case SECOND_CHOOSES -> b ? a : c;
    };
  }

  /** What comes of each combination: bit {@code 4a + 2b + c} of a byte. */
  int table() {
    int table = 0;
    for (int i = 0; i < 1 << 3; i++) {
      if (of((i & 4) != 0, (i & 2) != 0, (i & 1) != 0)) {
        table |= 1 << i;
      }
    }
    return table;
  }
}
