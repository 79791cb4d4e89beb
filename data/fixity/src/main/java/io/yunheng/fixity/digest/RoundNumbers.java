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

/** The round constants and byte orders that machine code of a digest reads from memory. */
final class RoundNumbers {
  /** Offset, in bytes, of the byte order that reverses each word of a four-word register. */
  static final int ORDER = Sm3.ROUNDS * Integer.BYTES;

  private RoundNumbers() {}

  /** Offset, in bytes, of the byte orders for code of that vector width. */
  static int orders(Width width) {
    return width.numbers(new int[Sm3.ROUNDS]).length * Integer.BYTES;
  }

  /** The constants of sixty-four rounds, followed by the byte orders, for a vector width. */
  static MemorySegment of(int[] constants, Width width, Arena lifetime) {
    return joined(width.numbers(constants), width.orders(), lifetime);
  }

  /** The same for code with four-word registers. */
  static MemorySegment of(int[] constants, Arena lifetime) {
    return joined(constants, Arrays.copyOf(Width.EIGHT.orders(), Xmm.BYTES), lifetime);
  }

  private static MemorySegment joined(int[] numbers, byte[] orders, Arena lifetime) {
    long behind = (long) numbers.length * Integer.BYTES;
    MemorySegment memory = lifetime.allocate(behind + orders.length, Width.SIXTEEN.bytes());
    MemorySegment.copy(numbers, 0, memory, ValueLayout.JAVA_INT, 0, numbers.length);
    MemorySegment.copy(orders, 0, memory, ValueLayout.JAVA_BYTE, behind, orders.length);
    return memory;
  }
}
