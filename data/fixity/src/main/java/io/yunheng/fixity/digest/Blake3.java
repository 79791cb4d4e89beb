/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * BLAKE3 of one message (the 2020 paper, hash mode): chunks of 1,024 bytes are the leaves of a
 * tree, so that many chunks of the same message go side by side. For one thread.
 */
public final class Blake3 {
  static final int CHUNK = 1024;
  static final int BLOCK = 64;
  static final int CHUNK_START = 1;
  static final int CHUNK_END = 2;
  static final int PARENT = 4;

  /** How many words a value has. */
  static final int VALUE = 8;

  /** Bytes of a value, and of the digest. */
  static final int LENGTH = VALUE * Integer.BYTES;

  private static final int ROOT = 8;

  /** So many chunks are taken in at once. */
  private static final int WINDOW = 64;

  private static final int MOST_DEPTH = 54;
  private static final int[] START = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };
  private static final int[] PERMUTATION = {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8};
  private static final int ROUNDS = 7;

  private final ManyChunks many;
  private final ScalarBlake3 one = new ScalarBlake3();

  /** The values of subtrees, the largest first; as many as the number of chunks has ones. */
  private final MemorySegment stack;

  private final MemorySegment work;
  private final MemorySegment tail;
  private int depth;
  private long chunks;

  /** One that takes as many chunks at a time as something can. */
  public Blake3(ManyChunks many) {
    this.many = many;
    int room = 2 * many.lanes() + 1;
    Arena arena = Arena.ofAuto();
    this.stack = arena.allocate((MOST_DEPTH + 1L + room) * LENGTH, BLOCK);
    this.work = arena.allocate((WINDOW + room) * (long) LENGTH, BLOCK);
    this.tail = arena.allocate(BLOCK, BLOCK);
  }

  /** Which word of a block each mixing of each round takes. */
  static int[] order() {
    int[] order = new int[ROUNDS * 16];
    for (int i = 0; i < 16; i++) {
      order[i] = i;
    }
    for (int i = 16; i < order.length; i++) {
      order[i] = order[i - 16 - i % 16 + PERMUTATION[i % 16]];
    }
    return order;
  }

  /** A word that every compression begins with. */
  static int start(int word) {
    return START[word];
  }

  public void begin() {
    depth = 0;
    chunks = 0;
  }

  /**
   * Takes in a subtree. Its two halves stay apart, as whether they make the root is known only when
   * something follows or nothing does.
   */
  private void subtree(MemorySegment data, long offset, int count) {
    int width = many.lanes();
    for (int done = 0; done < count; done += width) {
      int some = Math.min(width, count - done);
      long at = offset + (long) done * CHUNK;
      many.chunks(data, at, chunks + done, some, work, (long) done * LENGTH);
    }
    int left = count;
    while (left > 2) {
      left /= 2;
      for (int done = 0; done < left; done += width) {
        int some = Math.min(width, left - done);
        many.parents(work, done * 2L * LENGTH, some, (long) done * LENGTH);
      }
    }
    for (int half = 0; half < left; half++) {
      merge(chunks);
      MemorySegment.copy(work, (long) half * LENGTH, stack, (long) depth * LENGTH, LENGTH);
      depth++;
      chunks += count / left;
    }
  }

  /** Puts together what is whole, now that something follows it. */
  private void merge(long before) {
    while (depth > Long.bitCount(before)) {
      depth--;
      many.parents(stack, (depth - 1L) * LENGTH, 1, (depth - 1L) * LENGTH);
    }
  }

  /**
   * Takes in a window.
   *
   * @param window of a power of two of at most 64 chunks, outside the heap; all windows are of one
   *     size
   */
  public void update(MemorySegment window) {
    subtree(window, 0, (int) (window.byteSize() / CHUNK));
  }

  /** The digest, with the bytes behind the last window: fewer than one, or none. */
  public byte[] finish(MemorySegment last) {
    long length = last.byteSize();
    long done = 0;
    while (length - done > CHUNK) {
      int count = (int) Long.highestOneBit((length - done - 1) / CHUNK);
      if (chunks > 0) {
        count = (int) Math.min(count, Long.lowestOneBit(chunks));
      }
      count = Math.min(count, WINDOW);
      subtree(last, done, count);
      done += (long) count * CHUNK;
    }
    if (length == 0 && chunks > 0) {
      depth--;
    } else {
      merge(chunks);
      chunk(last.asSlice(done), depth == 0 ? ROOT : 0);
      one.value(stack, (long) depth * LENGTH);
    }
    while (depth > 0) {
      depth--;
      one.parent(stack, (long) depth * LENGTH, depth == 0 ? ROOT : 0);
      one.value(stack, (long) depth * LENGTH);
    }
    byte[] digest = new byte[LENGTH];
    MemorySegment.copy(stack, 0, MemorySegment.ofArray(digest), 0, LENGTH);
    begin();
    return digest;
  }

  /** The last chunk, which may be short or empty. */
  private void chunk(MemorySegment data, int root) {
    one.begin();
    long left = data.byteSize();
    long at = 0;
    int flags = CHUNK_START;
    while (left > BLOCK) {
      one.compress(data, at, chunks, BLOCK, flags);
      flags = 0;
      at += BLOCK;
      left -= BLOCK;
    }
    tail.fill((byte) 0);
    MemorySegment.copy(data, at, tail, 0, left);
    one.compress(tail, 0, chunks, (int) left, flags | CHUNK_END | root);
  }
}
