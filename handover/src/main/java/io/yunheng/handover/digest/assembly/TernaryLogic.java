/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest.assembly;

/** A function of three bits. */
@FunctionalInterface
public interface TernaryLogic {
  /** Whether an odd number of them is set. */
  TernaryLogic PARITY = (a, b, c) -> a ^ b ^ c;

  /** What most of them are. */
  TernaryLogic MAJORITY = (a, b, c) -> (a && b) || (a && c) || (b && c);

  /** The first says which of the others. */
  TernaryLogic FIRST_CHOOSES = (a, b, c) -> a ? b : c;

  /** The second says which of the others. */
  TernaryLogic SECOND_CHOOSES = (a, b, c) -> b ? a : c;

  /** The bit that comes of three. */
  boolean of(boolean a, boolean b, boolean c);

  /** What comes of each combination: bit {@code 4a + 2b + c} of a byte. */
  default int table() {
    int table = 0;
    for (int i = 0; i < 1 << 3; i++) {
      if (of((i & 4) != 0, (i & 2) != 0, (i & 1) != 0)) {
        table |= 1 << i;
      }
    }
    return table;
  }
}
