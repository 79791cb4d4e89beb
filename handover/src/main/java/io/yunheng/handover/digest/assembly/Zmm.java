/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest.assembly;

/**
 * A register of sixteen words of 32 bits.
 *
 * @param number 0 to 31
 */
public record Zmm(int number) {
  /** How many there are. */
  public static final int COUNT = 32;

  /** How many words each has. */
  public static final int WORDS = 16;

  /** How many bytes each has. */
  public static final int BYTES = 64;

  public Zmm {
    if (number < 0 || number >= COUNT) {
      throw new IllegalArgumentException("zmm" + number);
    }
  }
}
