/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** The step of a digest from block to block, for several messages side by side. */
public interface Compression {
  /** How many messages it takes at a time. */
  int lanes();

  /**
   * Takes in further blocks of each message. Not safe for several threads at once.
   *
   * @param state word {@code w} of message {@code l} at {@code w * lanes() + l}
   * @param data outside the heap where vectors read it, see {@link #requireNative}
   * @param at where the blocks of each message begin in the data, in bytes
   * @param blocks how many blocks of each message
   */
  void compress(int[] state, MemorySegment data, long[] at, int blocks);

  /**
   * Refuses memory on the heap. Machine code cannot reach it. And once the compiler has seen both
   * kinds, whatever loads a vector from one of them does so between barriers, and everything around
   * it is less than half as fast.
   *
   * @throws IllegalArgumentException if it is on the heap
   */
  static void requireNative(MemorySegment data) {
    if (!data.isNative()) {
      throw new IllegalArgumentException("messages are read from memory outside the heap only");
    }
  }

  /**
   * Refuses places from which machine code would read beyond the data.
   *
   * @throws IllegalArgumentException if it is on the heap
   * @throws IndexOutOfBoundsException if blocks of a message do not lie within it
   */
  static void requireWithin(MemorySegment data, long[] at, int lanes, int blocks) {
    requireNative(data);
    for (int lane = 0; lane < lanes; lane++) {
      Objects.checkFromIndexSize(at[lane], (long) blocks * Sm3.BLOCK, data.byteSize());
    }
  }
}
