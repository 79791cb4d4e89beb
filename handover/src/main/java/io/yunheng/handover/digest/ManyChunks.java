/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import java.lang.foreign.MemorySegment;

/** The compression of BLAKE3 for several chunks, or several parents, of one message at a time. */
interface ManyChunks {
  /** How many it takes at a time. */
  int lanes();

  /**
   * The chaining values of whole chunks that follow each other, eight words for each.
   *
   * @param data outside the heap
   * @param first the number of the first chunk in the message
   * @param count how many of the lanes' values are wanted
   */
  void chunks(MemorySegment data, long offset, long first, int count, int[] into, int place);

  /** The values of parents, from the values of their children one behind the other. */
  void parents(int[] children, int from, int count, int[] into, int place);
}
