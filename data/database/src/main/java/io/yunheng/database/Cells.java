/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The cells of one row in their canonical form: each as four bytes of length (big-endian, {@link
 * #NULL} for NULL) and the bytes of its form. That is the very encoding that digests of rows are
 * made of.
 */
final class Cells {
  /** In place of the length. */
  static final int NULL = -1;

  private static final int MOST = Integer.MAX_VALUE - 64;
  private byte[] data = new byte[1024];
  private int length;
  private int count;
  private int begin;
  private int[] starts = new int[16];

  void clear() {
    length = 0;
    count = 0;
  }

  void beginCell() {
    if (count + 1 >= starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
    }
    need(Integer.BYTES);
    starts[count] = length;
    length += Integer.BYTES;
    begin = length;
  }

  void endCell() {
    putInt(data, begin - Integer.BYTES, length - begin);
    count++;
    starts[count] = length;
  }

  void nullCell() {
    beginCell();
    putInt(data, begin - Integer.BYTES, NULL);
    count++;
    starts[count] = length;
  }

  /** Takes back what was put into the cell that is being written. */
  void restartCell() {
    length = begin;
  }

  byte[] data() {
    return data;
  }

  /** Bytes of the whole row. */
  int length() {
    return length;
  }

  int count() {
    return count;
  }

  boolean isNull(int cell) {
    return getInt(data, starts[cell]) == NULL;
  }

  /** Where the form of a cell begins. */
  int start(int cell) {
    return starts[cell] + Integer.BYTES;
  }

  /** Where it ends. */
  int end(int cell) {
    return starts[cell + 1];
  }

  private void need(int more) {
    if (data.length - length < more) {
      long wanted = Math.max((long) length + more, 2L * data.length);
      if ((long) length + more > MOST) {
        throw new CellFormException("a row over 2 GiB");
      }
      data = Arrays.copyOf(data, (int) Math.min(wanted, MOST));
    }
  }

  void put(int octet) {
    need(1);
    data[length++] = (byte) octet;
  }

  void put(byte[] from, int at, int size) {
    need(size);
    System.arraycopy(from, at, data, length, size);
    length += size;
  }

  /** A text that is all ASCII. */
  @SuppressWarnings("deprecation")
  void ascii(String text) {
    int size = text.length();
    need(size);
    text.getBytes(0, size, data, length);
    length += size;
  }

  void utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    put(bytes, 0, bytes.length);
  }

  void number(long value) {
    if (value == Long.MIN_VALUE) {
      ascii("-9223372036854775808");
      return;
    }
    need(20);
    long left = value;
    if (left < 0) {
      data[length++] = '-';
      left = -left;
    }
    int digits = 1;
    for (long power = 10; digits < 19 && left >= power; power *= 10) {
      digits++;
    }
    for (int i = length + digits - 1; i >= length; i--) {
      data[i] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += digits;
  }

  /** With zeros in front, so that it has at least so many digits. */
  void padded(long value, int width) {
    long power = 10;
    for (int i = 1; i < width; i++) {
      if (value < power) {
        put('0');
      }
      power *= 10;
    }
    if (width > 1 || value >= 0) {
      number(value);
    }
  }

  static void putInt(byte[] into, int at, int value) {
    into[at] = (byte) (value >> 24);
    into[at + 1] = (byte) (value >> 16);
    into[at + 2] = (byte) (value >> 8);
    into[at + 3] = (byte) value;
  }

  static int getInt(byte[] from, int at) {
    return (from[at] << 24)
        | ((from[at + 1] & 0xff) << 16)
        | ((from[at + 2] & 0xff) << 8)
        | (from[at + 3] & 0xff);
  }

  static long getLong(byte[] from, int at) {
    return ((long) getInt(from, at) << 32) | (getInt(from, at + Integer.BYTES) & 0xffffffffL);
  }
}
