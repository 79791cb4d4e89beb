/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table as CSV after RFC 4180 in UTF-8, a line with the names first. NULL is nothing at all, an
 * empty text is two quotes; bytes are {@code \x} and hexadecimal digits.
 */
final class CsvWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private final OutputStream out;
  private final boolean[] octets;

  CsvWriter(OutputStream out, List<RecordedColumn> columns) throws IOException {
    this.out = new BufferedOutputStream(out, 1 << 16);
    this.octets = new boolean[columns.size()];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = columns.get(i).form() == ValueFamily.BYTES;
      separate(i);
      byte[] name = columns.get(i).name().getBytes(StandardCharsets.UTF_8);
      text(name, 0, name.length);
    }
    end();
  }

  private void separate(int column) throws IOException {
    if (column > 0) {
      out.write(',');
    }
  }

  private void end() throws IOException {
    out.write('\r');
    out.write('\n');
  }

  void row(Cells cells) throws IOException {
    for (int i = 0; i < octets.length; i++) {
      separate(i);
      if (!cells.isNull(i)) {
        int start = cells.start(i);
        if (octets[i]) {
          hex(cells.data(), start, cells.end(i));
        } else {
          text(cells.data(), start, cells.end(i));
        }
      }
    }
    end();
  }

  private void hex(byte[] data, int start, int end) throws IOException {
    out.write('\\');
    out.write('x');
    for (int i = start; i < end; i++) {
      out.write(HEX[(data[i] >> 4) & 15]);
      out.write(HEX[data[i] & 15]);
    }
  }

  private void text(byte[] data, int start, int end) throws IOException {
    boolean quotes = start == end;
    for (int i = start; i < end && !quotes; i++) {
      byte c = data[i];
      quotes = c == '"' || c == ',' || c == '\r' || c == '\n';
    }
    if (!quotes) {
      out.write(data, start, end - start);
      return;
    }
    out.write('"');
    for (int i = start; i < end; i++) {
      out.write(data[i]);
      if (data[i] == '"') {
        out.write('"');
      }
    }
    out.write('"');
  }

  void finish() throws IOException {
    out.flush();
  }
}
