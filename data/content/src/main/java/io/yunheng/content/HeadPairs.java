/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which two bytes stand behind each other somewhere in the beginning of a file, and that beginning
 * as text. For one thread.
 */
final class HeadPairs {
  /** No pattern of Tika's looks at more than so many bytes. */
  private static final int TEXT = 8 << 10;

  private final byte[] head;
  private final long[] there = new long[1 << 10];

  private Optional<String> padded = Optional.empty();

  HeadPairs(byte[] head) {
    this.head = head;
    for (int at = 1; at < head.length; at++) {
      int pair = pair(head[at - 1], head[at]);
      there[pair >> 6] |= 1L << pair;
    }
  }

  private static int pair(byte first, byte second) {
    return ((first & 0xff) << Byte.SIZE) | (second & 0xff);
  }

  boolean has(byte first, byte second) {
    int pair = pair(first, second);
    return (there[pair >> 6] & (1L << pair)) != 0;
  }

  /** The first bytes with zeros behind them, a letter for each, as patterns of Tika's are tried. */
  String padded() {
    if (padded.isEmpty()) {
      padded = Optional.of(new String(Arrays.copyOf(head, TEXT), StandardCharsets.ISO_8859_1));
    }
    return padded.get();
  }
}
