/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

/** How often bytes are met, roughly; it decides how fast a scan is and never what it finds. */
final class Frequency {
  /** Lower-case letters of English from the most to the least frequent. */
  private static final String LETTERS = "etaoinsrhldcumfpgwybvkxjqz";

  private Frequency() {}

  /** Where in a needle the two bytes begin that are met least often. */
  static int seldom(byte[] needle) {
    int best = 0;
    for (int i = 1; i + 1 < needle.length; i++) {
      if (of(needle, i) < of(needle, best)) {
        best = i;
      }
    }
    return best;
  }

  private static int of(byte[] needle, int at) {
    return 4 * of(needle[at] & 0xff) + of(needle[at + 1] & 0xff);
  }

  private static int of(int c) {
    int letter = LETTERS.indexOf(c | 0x20);
    if (c >= 'a' && c <= 'z') {
      return 90 - letter;
    }
    if (c >= 'A' && c <= 'Z') {
      return 50 - letter;
    }
    if (c >= 0xe4 && c <= 0xe9) {
      return 95;
    }
    if (c >= 0x80) {
      return 55;
    }
    if (c == 0 || (c >= '0' && c <= '9') || c == ' ') {
      return 100;
    }
    return c < ' ' ? 30 : 70;
  }
}
