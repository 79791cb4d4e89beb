/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Compresses one message by machine code. Not thread-safe. */
final class SingleKernel implements Compression {
  private final BlockCode code;
  private final int[] order;
  private final int[] ordered;
  private final MemorySegment numbers;
  private final MemorySegment words = Arena.ofAuto().allocate(ShortDigest.LENGTH, Sm3.BLOCK);

  /**
   * A kernel that runs loaded code.
   *
   * @param order which word of the state the code expects at each place
   * @param numbers constants or work space of the code
   */
  SingleKernel(BlockCode code, int[] order, MemorySegment numbers) {
    this.code = code;
    this.order = order.clone();
    this.ordered = new int[order.length];
    this.numbers = numbers;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    for (int place = 0; place < order.length; place++) {
      ordered[place] = state[order[place]];
    }
    MemorySegment.copy(ordered, 0, words, JAVA_INT, 0, ordered.length);
    code.run(words, data.asSlice(at[0], (long) blocks * Sm3.BLOCK), blocks, numbers);
    MemorySegment.copy(words, JAVA_INT, 0, ordered, 0, ordered.length);
    for (int place = 0; place < order.length; place++) {
      state[order[place]] = ordered[place];
    }
  }
}
