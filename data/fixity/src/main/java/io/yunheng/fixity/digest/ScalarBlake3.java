/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The compression of BLAKE3, one block at a time. */
public final class ScalarBlake3 implements ManyChunks {
  private static final int BLOCK_WORDS = 16;
  private static final int[] ORDER = Blake3.order();
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int[] block = new int[BLOCK_WORDS];
  private final int[] state = new int[BLOCK_WORDS];
  private final int[] value = new int[Blake3.VALUE];

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void chunks(
      MemorySegment data, long offset, long first, int count, MemorySegment values, long place) {
    begin();
    for (int at = 0; at < Blake3.CHUNK; at += Blake3.BLOCK) {
      int flags = at == 0 ? Blake3.CHUNK_START : 0;
      flags |= at + Blake3.BLOCK == Blake3.CHUNK ? Blake3.CHUNK_END : 0;
      compress(data, offset + at, first, Blake3.BLOCK, flags);
    }
    value(values, place);
  }

  @Override
  public void parents(MemorySegment values, long from, int count, long place) {
    parent(values, from, 0);
    value(values, place);
  }

  /** Goes on from the words that every chunk and every parent begins with. */
  void begin() {
    for (int word = 0; word < Blake3.VALUE; word++) {
      value[word] = Blake3.start(word);
    }
  }

  /** The value of one parent, of two values one behind the other. */
  void parent(MemorySegment values, long from, int flags) {
    begin();
    compress(values, from, 0, Blake3.BLOCK, Blake3.PARENT | flags);
  }

  /** Writes what the compressions have come to, eight words. */
  void value(MemorySegment into, long place) {
    MemorySegment.copy(value, 0, into, WORD, place, Blake3.VALUE);
  }

  /**
   * Goes on with a block.
   *
   * @param at where it begins in the data, which has a whole block there
   * @param length how many bytes of it count
   */
  void compress(MemorySegment data, long at, long counter, int length, int flags) {
    MemorySegment.copy(data, WORD, at, block, 0, BLOCK_WORDS);
    int[] v = state;
    System.arraycopy(value, 0, v, 0, Blake3.VALUE);
    for (int word = 0; word < 4; word++) {
      v[Blake3.VALUE + word] = Blake3.start(word);
    }
    v[12] = (int) counter;
    v[13] = (int) (counter >>> Integer.SIZE);
    v[14] = length;
    v[15] = flags;
    for (int turn = 0; turn < ORDER.length; turn += BLOCK_WORDS) {
      mix(v, 0, 4, 8, 12, turn);
      mix(v, 1, 5, 9, 13, turn + 2);
      mix(v, 2, 6, 10, 14, turn + 4);
      mix(v, 3, 7, 11, 15, turn + 6);
      mix(v, 0, 5, 10, 15, turn + 8);
      mix(v, 1, 6, 11, 12, turn + 10);
      mix(v, 2, 7, 8, 13, turn + 12);
      mix(v, 3, 4, 9, 14, turn + 14);
    }
    for (int i = 0; i < Blake3.VALUE; i++) {
      value[i] = v[i] ^ v[i + Blake3.VALUE];
    }
  }

  private void mix(int[] v, int a, int b, int c, int d, int turn) {
    v[a] += v[b] + block[ORDER[turn]];
    v[d] = Integer.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Integer.rotateRight(v[b] ^ v[c], 12);
    v[a] += v[b] + block[ORDER[turn + 1]];
    v[d] = Integer.rotateRight(v[d] ^ v[a], 8);
    v[c] += v[d];
    v[b] = Integer.rotateRight(v[b] ^ v[c], 7);
  }
}
