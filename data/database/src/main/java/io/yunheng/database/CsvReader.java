/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads what {@link CsvWriter} writes, and nothing looser. */
final class CsvReader {
  private final InputStream in;
  private final int most;
  private int next;

  /**
   * A reader.
   *
   * @param most bytes of a field
   */
  CsvReader(InputStream in, int most) throws IOException {
    this.in = new BufferedInputStream(in, 1 << 16);
    this.most = most;
    this.next = this.in.read();
  }

  /**
   * Reads a line; false at the end.
   *
   * @throws CellFormException if it is none, or has another number of fields
   */
  boolean line(int fields, Cells into) throws IOException {
    if (next < 0) {
      return false;
    }
    into.clear();
    for (int i = 0; i < fields; i++) {
      if (i > 0) {
        expect(',');
      }
      field(into);
    }
    expect('\r');
    expect('\n');
    return true;
  }

  private void expect(int wanted) throws IOException {
    if (next != wanted) {
      throw new CellFormException("csv");
    }
    next = in.read();
  }

  private void field(Cells into) throws IOException {
    if (next == ',' || next == '\r') {
      into.nullCell();
      return;
    }
    into.beginCell();
    int size = 0;
    if (next == '"') {
      next = in.read();
      while (true) {
        if (next == '"') {
          next = in.read();
          if (next != '"') {
            break;
          }
        }
        size = put(into, size);
      }
    } else {
      while (next != ',' && next != '\r') {
        if (next == '"' || next == '\n') {
          throw new CellFormException("csv");
        }
        size = put(into, size);
      }
    }
    into.endCell();
  }

  private int put(Cells into, int size) throws IOException {
    if (next < 0 || size >= most) {
      throw new CellFormException("csv");
    }
    into.put(next);
    next = in.read();
    return size + 1;
  }
}
