/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import java.lang.foreign.MemorySegment;

/**
 * The compression of BLAKE3 for several chunks, or several parents, of one message at a time. For
 * one thread.
 */
public interface ManyChunks {
  /** How many it takes at a time. */
  int lanes();

  /**
   * The values of whole chunks that follow each other, one behind the other.
   *
   * @param data outside the heap
   * @param offset where the first chunk begins, in bytes
   * @param first the number of the first chunk in the message, a multiple of a power of two that is
   *     no less than the count
   * @param count how many there are, at most as many as there are lanes
   * @param values where they are written to: memory for as many values as there are lanes, and one
   *     more
   * @param place where the first value is to be, in bytes
   */
  void chunks(
      MemorySegment data, long offset, long first, int count, MemorySegment values, long place);

  /**
   * The values of parents, one behind the other, from those of their children.
   *
   * @param values the values of the children, and where those of the parents are written to, as for
   *     chunks
   * @param from where the first child's is, in bytes; there is memory for two children for each
   *     lane
   * @param count how many there are, at most as many as there are lanes
   * @param place where the first value is to be, no further on than the first child's
   */
  void parents(MemorySegment values, long from, int count, long place);
}
