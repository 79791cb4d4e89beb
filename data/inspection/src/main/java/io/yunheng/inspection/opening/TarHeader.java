/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

/** The block of 512 bytes before each entry of a tar archive (POSIX.1 pax, ustar). */
final class TarHeader {
  static final int BLOCK = 512;
  private static final int SUM = 148;

  private TarHeader() {}

  static boolean empty(byte[] block) {
    for (byte one : block) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether its checksum holds. */
  static boolean sound(byte[] block) {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      byte one = i >= SUM && i < SUM + 8 ? (byte) ' ' : block[i];
      unsigned += one & 0xff;
      signed += one;
    }
    long stated = number(block, SUM, 8);
    return stated == unsigned || stated == signed;
  }

  /** A number, octal or in base 256; negative if it is none. */
  static long number(byte[] block, int at, int length) {
    if ((block[at] & 0x80) != 0) {
      long number = block[at] & 0x7f;
      for (int i = 1; i < length; i++) {
        if (number >>> 54 != 0) {
          return -1;
        }
        number = number << 8 | (block[at + i] & 0xff);
      }
      return number;
    }
    int from = at;
    int to = at + length;
    while (from < to && block[from] == ' ') {
      from++;
    }
    long number = 0;
    while (from < to && block[from] != 0 && block[from] != ' ') {
      int digit = block[from] - '0';
      if (digit < 0 || digit > 7) {
        return -1;
      }
      number = number << 3 | digit;
      from++;
    }
    return number;
  }

  static byte[] text(byte[] bytes) {
    return text(bytes, 0, bytes.length);
  }

  /** The bytes of a text up to its NUL. */
  static byte[] text(byte[] block, int at, int length) {
    int end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return java.util.Arrays.copyOfRange(block, at, end);
  }
}
