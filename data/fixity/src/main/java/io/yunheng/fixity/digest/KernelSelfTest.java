/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Compares a kernel with its scalar twin on fixed messages, before the kernel is used. */
final class KernelSelfTest {
  private static final int BLOCKS = 3;
  private static final long SEED = 0x32905_2016L;

  private KernelSelfTest() {}

  /**
   * Whether both come to the same state for a different message and a different state in each lane,
   * after one block and after several.
   */
  static boolean passes(Compression kernel, Compression twin) {
    return passes(kernel, twin, 1) && passes(kernel, twin, BLOCKS);
  }

  private static boolean passes(Compression kernel, Compression twin, int blocks) {
    SplittableRandom numbers = new SplittableRandom(SEED);
    int lanes = kernel.lanes();
    int[] state = numbers.ints((long) Sm3.WORDS * lanes).toArray();
    int[] expected = state.clone();
    long[] at = new long[lanes];
    Arrays.setAll(at, lane -> (long) lane * blocks * Sm3.BLOCK);
    byte[] bytes = new byte[lanes * blocks * Sm3.BLOCK];
    numbers.nextBytes(bytes);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(bytes.length, Sm3.BLOCK);
      MemorySegment.copy(bytes, 0, data, ValueLayout.JAVA_BYTE, 0, bytes.length);
      kernel.compress(state, data, at, blocks);
      int[] one = new int[Sm3.WORDS];
      for (int lane = 0; lane < lanes; lane++) {
        for (int word = 0; word < Sm3.WORDS; word++) {
          one[word] = expected[word * lanes + lane];
        }
        twin.compress(one, data, new long[] {at[lane]}, blocks);
        for (int word = 0; word < Sm3.WORDS; word++) {
          expected[word * lanes + lane] = one[word];
        }
      }
    }
    return Arrays.equals(state, expected);
  }
}
