/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import java.math.BigInteger;

/** The numbers of SHA-256 (FIPS 180-4). Blocks are padded as those of SM3 are. */
final class Sha256 {
  static final int BLOCK = 64;
  static final int WORDS = 8;
  static final int ROUNDS = 64;

  private Sha256() {}

  /** The state before the first block: the beginnings of the square roots of the first primes. */
  static int[] start() {
    int[] start = new int[WORDS];
    int prime = 1;
    for (int i = 0; i < WORDS; i++) {
      prime = after(prime);
      start[i] = BigInteger.valueOf(prime).shiftLeft(2 * Integer.SIZE).sqrt().intValue();
    }
    return start;
  }

  /** The constant of each round: the beginnings of the cube roots of the first primes. */
  static int[] constants() {
    int[] constants = new int[ROUNDS];
    int prime = 1;
    for (int i = 0; i < ROUNDS; i++) {
      prime = after(prime);
      constants[i] = cubeRoot(BigInteger.valueOf(prime).shiftLeft(3 * Integer.SIZE)).intValue();
    }
    return constants;
  }

  private static int after(int prime) {
    return BigInteger.valueOf(prime).nextProbablePrime().intValueExact();
  }

  private static BigInteger cubeRoot(BigInteger cube) {
    BigInteger root = BigInteger.ZERO;
    for (int bit = cube.bitLength() / 3; bit >= 0; bit--) {
      BigInteger larger = root.setBit(bit);
      if (larger.pow(3).compareTo(cube) <= 0) {
        root = larger;
      }
    }
    return root;
  }
}
