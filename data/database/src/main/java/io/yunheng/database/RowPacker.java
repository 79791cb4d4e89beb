/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * Turns rows into a key and a body. The order of keys as bytes is that of the key's columns one
 * after the other; rows without a key have the digest of the row as theirs. A body has every cell
 * in its canonical form, long ones as their length and digest, so that it stays small.
 */
final class RowPacker {
  /** In place of a cell's length, where length (eight bytes) and SHA-256 follow. */
  static final int LONG = -2;

  /** Bytes from which on a cell is long. */
  static final int LONGEST = 512;

  /** Bytes of a row's digest that are its key. */
  static final int DIGEST = 16;

  private static final int LONG_SIZE = Long.BYTES + 32;
  private final int[] key;
  private final boolean[] number;
  private final boolean bodies;
  private final MessageDigest sha256;
  private byte[] bytes = new byte[4096];
  private int size;
  private int body;

  /**
   * For rows with these columns as their key; none of them for rows without a key.
   *
   * @param bodies whether rows without a key have a body at all
   */
  RowPacker(int[] key, List<ValueFamily> forms, boolean bodies) {
    this.key = key.clone();
    this.number = new boolean[key.length];
    for (int i = 0; i < key.length; i++) {
      number[i] = forms.get(key[i]) == ValueFamily.INTEGER;
    }
    this.bodies = bodies || key.length > 0;
    this.sha256 = sha256();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void pack(Cells cells) {
    size = 0;
    if (key.length == 0) {
      sha256.update(cells.data(), 0, cells.length());
      put(sha256.digest(), 0, DIGEST);
    }
    for (int i = 0; i < key.length; i++) {
      if (number[i]) {
        number(cells, key[i]);
      } else {
        text(cells, key[i]);
      }
    }
    body = size;
    if (bodies) {
      body(cells);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the key ends and the body begins. */
  int bodyStart() {
    return body;
  }

  int size() {
    return size;
  }

  private void body(Cells cells) {
    boolean plain = true;
    for (int i = 0; i < cells.count(); i++) {
      plain &= cells.end(i) - cells.start(i) < LONGEST;
    }
    if (plain) {
      put(cells.data(), 0, cells.length());
      return;
    }
    for (int i = 0; i < cells.count(); i++) {
      int start = cells.start(i);
      int length = cells.end(i) - start;
      if (length < LONGEST) {
        put(cells.data(), start - Integer.BYTES, length + Integer.BYTES);
      } else {
        sha256.update(cells.data(), start, length);
        need(Integer.BYTES + LONG_SIZE);
        Cells.putInt(bytes, size, LONG);
        Cells.putInt(bytes, size + 4, 0);
        Cells.putInt(bytes, size + 8, length);
        size += 12;
        put(sha256.digest(), 0, 32);
      }
    }
  }

  /** Bytes that a cell of a body takes after its length. */
  static int bodySize(int length) {
    return length == LONG ? LONG_SIZE : Math.max(length, 0);
  }

  /** Digits after how many there are, so that the order is that of the numbers. */
  private void number(Cells cells, int cell) {
    if (cells.isNull(cell)) {
      put(0);
      return;
    }
    byte[] data = cells.data();
    int start = cells.start(cell);
    int end = cells.end(cell);
    if (data[start] == '-') {
      put(0x80 - (end - start - 1));
      for (int i = start + 1; i < end; i++) {
        put(0xff - data[i]);
      }
    } else {
      put(0x80 + (end - start));
      put(data, start, end - start);
    }
  }

  /** With zero bytes marked, so that the end of a cell can be told from a longer one. */
  private void text(Cells cells, int cell) {
    if (cells.isNull(cell)) {
      put(0);
      put(1);
      return;
    }
    byte[] data = cells.data();
    for (int i = cells.start(cell); i < cells.end(cell); i++) {
      put(data[i]);
      if (data[i] == 0) {
        put(0xff);
      }
    }
    put(0);
    put(0);
  }

  private void need(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  private void put(int octet) {
    need(1);
    bytes[size++] = (byte) octet;
  }

  private void put(byte[] from, int at, int length) {
    need(length);
    System.arraycopy(from, at, bytes, size, length);
    size += length;
  }
}
