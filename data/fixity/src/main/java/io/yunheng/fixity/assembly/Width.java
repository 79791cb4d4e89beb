/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

import java.util.Arrays;

/** How many words the vectors of a processor have. */
public enum Width {
  /** AVX-512, with its foundation and its instructions on bytes. */
  SIXTEEN(16),

  /** AVX2. */
  EIGHT(8);

  private static final int QUARTER = 16;

  private final int words;

  Width(int words) {
    this.words = words;
  }

  /** So many words. */
  public int words() {
    return words;
  }

  /** So many bytes. */
  public int bytes() {
    return words * Integer.BYTES;
  }

  /**
   * What writes code for them, behind what was written by then.
   *
   * @param orders where the code is going to find {@link #orders}
   */
  public VectorCode code(Assembler to, MemoryOperand orders) {
    return switch (this) {
      case SIXTEEN -> new Avx512Code(to, orders);
      case EIGHT -> new Avx2Code(to, orders);
    };
  }

  /**
   * Numbers as code wants to find those that it adds to all words: each once, or as often as a
   * vector has words where an instruction does not do that by itself.
   */
  public int[] numbers(int[] each) {
    int times =
        switch (this) {
          case SIXTEEN -> 1;
          case EIGHT -> words;
        };
    int[] all = new int[each.length * times];
    Arrays.setAll(all, i -> each[i / times]);
    return all;
  }

  /**
   * What code wants to find in memory: the orders of bytes, each as long as a vector, that turn
   * words round and that rotate them to the left by one, two and three bytes.
   */
  public byte[] orders() {
    byte[] orders = new byte[Integer.BYTES * bytes()];
    for (int i = 0; i < bytes(); i++) {
      int word = i % QUARTER / Integer.BYTES * Integer.BYTES;
      int octet = i % Integer.BYTES;
      orders[i] = (byte) (word + Integer.BYTES - 1 - octet);
      for (int left = 1; left < Integer.BYTES; left++) {
        orders[left * bytes() + i] = (byte) (word + (octet - left + Integer.BYTES) % Integer.BYTES);
      }
    }
    return orders;
  }
}
