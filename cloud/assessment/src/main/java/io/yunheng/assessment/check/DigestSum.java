/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A sum, modulo 2^256, of SHA-256 digests read as unsigned big-endian numbers: one digest of many
 * things, whatever their order and however they are divided among threads.
 *
 * @param first the highest 64 bits
 * @param second the next 64 bits
 * @param third the next 64 bits
 * @param fourth the lowest 64 bits
 */
public record DigestSum(long first, long second, long third, long fourth) {
  /** The sum of nothing. */
  public static final DigestSum ZERO = new DigestSum(0, 0, 0, 0);

  static DigestSum of(byte[] digest) {
    ByteBuffer words = ByteBuffer.wrap(digest);
    return new DigestSum(words.getLong(), words.getLong(), words.getLong(), words.getLong());
  }

  public DigestSum plus(DigestSum other) {
    long sumOfFourth = fourth + other.fourth;
    int carry = carry(fourth, sumOfFourth, 0);
    long sumOfThird = third + other.third + carry;
    carry = carry(third, sumOfThird, carry);
    long sumOfSecond = second + other.second + carry;
    carry = carry(second, sumOfSecond, carry);
    return new DigestSum(first + other.first + carry, sumOfSecond, sumOfThird, sumOfFourth);
  }

  private static int carry(long before, long sum, int carriedIn) {
    int order = Long.compareUnsigned(sum, before);
    return order < 0 || (order == 0 && carriedIn == 1) ? 1 : 0;
  }

  /** 64 hexadecimal digits. */
  public String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(first)
        + hex.toHexDigits(second)
        + hex.toHexDigits(third)
        + hex.toHexDigits(fourth);
  }
}
