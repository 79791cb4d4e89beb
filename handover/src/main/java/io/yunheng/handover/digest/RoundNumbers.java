/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import io.yunheng.handover.digest.assembly.Zmm;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The numbers that machine code of a digest finds in memory. */
final class RoundNumbers {
  /** Where the order of bytes is, of a whole register, that turns each word round. */
  static final int SWAP = Sm3.ROUNDS * Integer.BYTES;

  /** Bytes are shuffled within quarters of a register. */
  private static final int QUARTER = Zmm.BYTES / 4;

  private RoundNumbers() {}

  /** The constants of sixty-four rounds and, behind them, the order of bytes. */
  static MemorySegment of(int[] constants) {
    MemorySegment memory = Arena.global().allocate(SWAP + Zmm.BYTES, Zmm.BYTES);
    MemorySegment.copy(constants, 0, memory, ValueLayout.JAVA_INT, 0, constants.length);
    for (int i = 0; i < Zmm.BYTES; i++) {
      memory.set(ValueLayout.JAVA_BYTE, SWAP + i, (byte) (i % QUARTER ^ (Integer.BYTES - 1)));
    }
    return memory;
  }
}
