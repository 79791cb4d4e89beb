/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.assembly.Width;
import io.yunheng.fixity.assembly.Xmm;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** The numbers that machine code of a digest finds in memory. */
final class RoundNumbers {
  /** Where the order of bytes is, of a register of four words, that turns each word round. */
  static final int ORDER = Sm3.ROUNDS * Integer.BYTES;

  private RoundNumbers() {}

  /** Where the orders of bytes are behind what code for vectors adds in each round. */
  static int orders(Width width) {
    return width.numbers(new int[Sm3.ROUNDS]).length * Integer.BYTES;
  }

  /** The constants of sixty-four rounds and, behind them, orders of bytes. */
  static MemorySegment of(int[] constants, Width width) {
    return joined(width.numbers(constants), width.orders());
  }

  /** The same for code whose registers have four words. */
  static MemorySegment of(int[] constants) {
    return joined(constants, Arrays.copyOf(Width.EIGHT.orders(), Xmm.BYTES));
  }

  private static MemorySegment joined(int[] numbers, byte[] orders) {
    long behind = (long) numbers.length * Integer.BYTES;
    MemorySegment memory = Arena.global().allocate(behind + orders.length, Width.SIXTEEN.bytes());
    MemorySegment.copy(numbers, 0, memory, ValueLayout.JAVA_INT, 0, numbers.length);
    MemorySegment.copy(orders, 0, memory, ValueLayout.JAVA_BYTE, behind, orders.length);
    return memory;
  }
}
