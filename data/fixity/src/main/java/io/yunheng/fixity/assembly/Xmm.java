/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

/**
 * A register of four words of 32 bits.
 *
 * @param number 0 to 15
 */
public record Xmm(int number) {
  /** How many bytes each has. */
  public static final int BYTES = 16;

  public Xmm {
    if (number < 0 || number > 15) {
      throw new IllegalArgumentException("xmm" + number);
    }
  }
}
