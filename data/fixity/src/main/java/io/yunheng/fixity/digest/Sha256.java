/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The numbers of SHA-256 (FIPS 180-4). Blocks are padded as those of SM3 are. */
final class Sha256 {
  static final int BLOCK = 64;
  static final int WORDS = 8;
  static final int ROUNDS = 64;

  private Sha256() {}

  /** The state before the first block: the beginnings of the square roots of the first primes. */
  static int[] start() {
    return fractions(WORDS, Math::sqrt);
  }

  /** The constant of each round: the beginnings of the cube roots of the first primes. */
  static int[] constants() {
    return fractions(ROUNDS, Math::cbrt);
  }

  /** The first 32 bits behind the point, of which a double has more than these roots need. */
  private static int[] fractions(int count, DoubleUnaryOperator root) {
    return IntStream.iterate(2, number -> number + 1)
        .filter(Sha256::isPrime)
        .limit(count)
        .map(prime -> (int) (long) Math.scalb(root.applyAsDouble(prime), Integer.SIZE))
        .toArray();
  }

  private static boolean isPrime(int number) {
    return IntStream.range(2, number).noneMatch(divisor -> number % divisor == 0);
  }
}
