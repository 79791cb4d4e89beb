/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The name of a row: 128 random bits as 32 lower-case hexadecimal digits, so that it tells nothing
 * and cannot be guessed.
 */
public record RandomId(String text) implements Comparable<RandomId> {
  private static final int DIGITS = 32;

  public RandomId {
    if (!valid(text)) {
      throw new IllegalArgumentException("an id has " + DIGITS + " hexadecimal digits");
    }
  }

  /** A new one. */
  public static RandomId draw(SecureRandom random) {
    byte[] bits = new byte[DIGITS / 2];
    random.nextBytes(bits);
    return new RandomId(HexFormat.of().formatHex(bits));
  }

  /** The id in a text that somebody sent; empty if it is none. */
  public static Optional<RandomId> parse(String text) {
    return valid(text) ? Optional.of(new RandomId(text)) : Optional.empty();
  }

  private static boolean valid(String text) {
    return text.length() == DIGITS
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  @Override
  public int compareTo(RandomId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
