/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.Arrays;

/** Packed rows on their way from the thread that reads them to the one that compares them. */
final class RowBlock {
  private static final int BYTES = 1 << 18;
  private static final int ROWS = 1 << 12;
  private byte[] data = new byte[BYTES];
  private final int[] bodies = new int[ROWS];
  private final int[] ends = new int[ROWS];
  private int count;
  private int size;

  boolean takes(int more) {
    return count < ROWS && (count == 0 || BYTES - size >= more);
  }

  void add(RowPacker row) {
    if (data.length - size < row.size()) {
      data = Arrays.copyOf(data, size + row.size());
    }
    System.arraycopy(row.bytes(), 0, data, size, row.size());
    bodies[count] = size + row.bodyStart();
    size += row.size();
    ends[count++] = size;
  }

  int count() {
    return count;
  }

  byte[] data() {
    return data;
  }

  int key(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  int body(int row) {
    return bodies[row];
  }

  int end(int row) {
    return ends[row];
  }
}
