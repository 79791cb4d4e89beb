/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * BLAKE3 of one message (the 2020 paper, hash mode): chunks of 1,024 bytes are the leaves of a
 * tree, so that many chunks of the same message go side by side. For one thread.
 */
final class Blake3 {
  static final int CHUNK = 1024;
  static final int BLOCK = 64;
  static final int CHUNK_START = 1;
  static final int CHUNK_END = 2;
  static final int PARENT = 4;
  private static final int ROOT = 8;
  private static final int VALUE = 8;
  private static final int LENGTH = 32;
  private static final int MOST_DEPTH = 54;
  private static final int[] START = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };
  private static final int[] PERMUTATION = {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8};
  private static final int ROUNDS = 7;
  private static final int[] ORDER = order();
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Optional<ManyChunks> many;

  /** The values of subtrees, the largest first; as many as the number of chunks has ones. */
  private final int[] stack = new int[VALUE * (MOST_DEPTH + 1)];

  private final int[] work = new int[VALUE * 64];
  private final int[] block = new int[16];
  private final int[] state = new int[16];
  private int depth;
  private long chunks;

  /** One that takes several chunks at a time by what can do so; without, one after the other. */
  Blake3(Optional<ManyChunks> many) {
    this.many = many;
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

  static int start(int word) {
    return START[word];
  }

  void begin() {
    depth = 0;
    chunks = 0;
  }

  /**
   * Takes in a subtree. Its two halves stay apart, as whether they make the root is known only when
   * something follows or nothing does.
   */
  private void subtree(MemorySegment data, int count) {
    int left = count;
    if (many.isPresent()) {
      left = side(many.get(), data, count);
    } else {
      for (int done = 0; done < count; done++) {
        whole(data, (long) done * CHUNK, chunks + done, done * VALUE);
      }
      while (left > 2) {
        left /= 2;
        for (int done = 0; done < left; done++) {
          System.arraycopy(work, done * 2 * VALUE, block, 0, 16);
          compress(START, 0, 0, BLOCK, PARENT, work, done * VALUE);
        }
      }
    }
    for (int half = 0; half < left; half++) {
      push(half * VALUE, chunks);
      chunks += count / left;
    }
  }

  /** The same many at a time. */
  private int side(ManyChunks many, MemorySegment data, int count) {
    int width = many.lanes();
    for (int done = 0; done < count; done += width) {
      many.chunks(
          data,
          (long) done * CHUNK,
          chunks + done,
          Math.min(width, count - done),
          work,
          done * VALUE);
    }
    int left = count;
    while (left > 2) {
      left /= 2;
      for (int done = 0; done < left; done += width) {
        many.parents(work, done * 2 * VALUE, Math.min(width, left - done), work, done * VALUE);
      }
    }
    return left;
  }

  /** The value of a chunk that is whole and not the last one. */
  private void whole(MemorySegment data, long from, long number, int place) {
    int[] chaining = START.clone();
    for (int at = 0; at < CHUNK; at += BLOCK) {
      int flags = (at == 0 ? CHUNK_START : 0) | (at + BLOCK == CHUNK ? CHUNK_END : 0);
      MemorySegment.copy(data, WORD, from + at, block, 0, 16);
      compress(chaining, 0, number, BLOCK, flags, chaining, 0);
    }
    System.arraycopy(chaining, 0, work, place, VALUE);
  }

  private void push(int place, long before) {
    merge(before);
    System.arraycopy(work, place, stack, depth * VALUE, VALUE);
    depth++;
  }

  /** Puts together what is whole, now that something follows it. */
  private void merge(long before) {
    while (depth > Long.bitCount(before)) {
      depth--;
      parent((depth - 1) * VALUE, stack, (depth - 1) * VALUE, 0);
    }
  }

  /** The value of a parent of two values in the stack. */
  private void parent(int children, int[] into, int place, int flags) {
    System.arraycopy(stack, children, block, 0, 16);
    compress(START, 0, 0, BLOCK, PARENT | flags, into, place);
  }

  /** Takes in a window of a power of two of at most 64 chunks; all windows are of one size. */
  void update(MemorySegment window) {
    subtree(window, (int) (window.byteSize() / CHUNK));
  }

  /** The digest, with the bytes behind the last window: fewer than one, or none. */
  byte[] finish(MemorySegment last) {
    long length = last.byteSize();
    long done = 0;
    while (length - done > CHUNK) {
      int count = (int) Long.highestOneBit((length - done - 1) / CHUNK);
      if (chunks > 0) {
        count = (int) Math.min(count, Long.lowestOneBit(chunks));
      }
      count = Math.min(count, 64);
      subtree(last.asSlice(done), count);
      done += (long) count * CHUNK;
    }
    int[] value = new int[VALUE];
    if (length == 0 && chunks > 0) {
      depth--;
      System.arraycopy(stack, depth * VALUE, value, 0, VALUE);
    } else {
      merge(chunks);
      chunk(last.asSlice(done), value, depth == 0 ? ROOT : 0);
    }
    while (depth > 0) {
      depth--;
      System.arraycopy(value, 0, stack, (depth + 1) * VALUE, VALUE);
      parent(depth * VALUE, value, 0, depth == 0 ? ROOT : 0);
    }
    byte[] digest = new byte[LENGTH];
    MemorySegment.ofArray(digest)
        .asByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .put(value);
    begin();
    return digest;
  }

  /** The value of the last chunk, which may be short or empty. */
  private void chunk(MemorySegment data, int[] value, int root) {
    int[] chaining = START.clone();
    long left = data.byteSize();
    long at = 0;
    int flags = CHUNK_START;
    while (left > BLOCK) {
      MemorySegment.copy(data, WORD, at, block, 0, 16);
      compress(chaining, 0, chunks, BLOCK, flags, chaining, 0);
      flags = 0;
      at += BLOCK;
      left -= BLOCK;
    }
    byte[] tail = new byte[BLOCK];
    MemorySegment.copy(data, ValueLayout.JAVA_BYTE, at, tail, 0, (int) left);
    MemorySegment.copy(MemorySegment.ofArray(tail), WORD, 0, block, 0, 16);
    compress(chaining, 0, chunks, (int) left, flags | CHUNK_END | root, value, 0);
  }

  private void compress(
      int[] from, int place, long counter, int length, int flags, int[] into, int at) {
    int[] v = state;
    System.arraycopy(from, place, v, 0, VALUE);
    System.arraycopy(START, 0, v, VALUE, 4);
    v[12] = (int) counter;
    v[13] = (int) (counter >>> Integer.SIZE);
    v[14] = length;
    v[15] = flags;
    for (int turn = 0; turn < ORDER.length; turn += 16) {
      mix(v, 0, 4, 8, 12, turn);
      mix(v, 1, 5, 9, 13, turn + 2);
      mix(v, 2, 6, 10, 14, turn + 4);
      mix(v, 3, 7, 11, 15, turn + 6);
      mix(v, 0, 5, 10, 15, turn + 8);
      mix(v, 1, 6, 11, 12, turn + 10);
      mix(v, 2, 7, 8, 13, turn + 12);
      mix(v, 3, 4, 9, 14, turn + 14);
    }
    for (int i = 0; i < VALUE; i++) {
      into[at + i] = v[i] ^ v[i + VALUE];
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
