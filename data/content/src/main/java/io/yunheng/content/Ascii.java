/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

/** Letters and digits among bytes. */
final class Ascii {
  private Ascii() {}

  static boolean digit(byte c) {
    return c >= '0' && c <= '9';
  }

  static boolean letter(byte c) {
    int lower = c | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  static boolean word(byte c) {
    return digit(c) || letter(c);
  }

  /**
   * Whether a number or word may begin here. A letter before it may be the second half of a
   * character of GB 18030.
   */
  static boolean begins(byte[] bytes, int at) {
    return at == 0
        || !word(bytes[at - 1])
        || (letter(bytes[at - 1]) && at > 1 && bytes[at - 2] < 0);
  }

  /** Whether a number or word may end before this place. */
  static boolean ends(byte[] bytes, int at, int limit) {
    return at >= limit || !word(bytes[at]);
  }
}
