/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

/** The numbers of SM3 (GB/T 32905-2016). */
public final class Sm3 {
  public static final int BLOCK = 64;
  public static final int WORDS = 8;
  static final int ROUNDS = 64;

  /** Rounds before this one take the first constant and the exclusive or. */
  static final int EARLY = 16;

  private Sm3() {}

  /** The state before the first block. */
  static int[] start() {
    return new int[] {
      0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600,
      0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
    };
  }

  /** The constant of each round, turned as far as the round asks for. */
  static int[] constants() {
    int[] constants = new int[ROUNDS];
    for (int j = 0; j < ROUNDS; j++) {
      constants[j] = Integer.rotateLeft(j < EARLY ? 0x79cc4519 : 0x7a879d8a, j % Integer.SIZE);
    }
    return constants;
  }
}
