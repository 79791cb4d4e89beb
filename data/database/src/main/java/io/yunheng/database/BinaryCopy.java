/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Takes apart the stream of PostgreSQL's {@code COPY … (FORMAT binary)}. */
final class BinaryCopy {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int HEADER = SIGNATURE.length + 8;
  private final CellDecoder[] decoders;
  private final RowSink sink;
  private final Cells cells = new Cells();
  private byte[] left = new byte[0];
  private boolean begun;
  private boolean ended;

  BinaryCopy(List<RowQuery.Part> columns, RowSink sink) {
    this.decoders = columns.stream().map(RowQuery.Part::decoder).toArray(CellDecoder[]::new);
    this.sink = sink;
  }

  /** Takes the next bytes of the stream, cut anywhere. */
  void accept(byte[] message) throws IOException, InterruptedException {
    byte[] bytes = message;
    if (left.length > 0) {
      bytes = Arrays.copyOf(left, left.length + message.length);
      System.arraycopy(message, 0, bytes, left.length, message.length);
    }
    int at = 0;
    if (!begun) {
      if (bytes.length < HEADER) {
        left = bytes;
        return;
      }
      at = header(bytes);
      if (at > bytes.length) {
        left = bytes;
        return;
      }
      begun = true;
    }
    for (int end = end(bytes, at); end >= 0; end = end(bytes, at)) {
      row(bytes, at);
      at = end;
    }
    left = at == bytes.length ? new byte[0] : Arrays.copyOfRange(bytes, at, bytes.length);
  }

  private static int header(byte[] bytes) {
    if (!Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
      throw new CellFormException("copy header");
    }
    int extension = Cells.getInt(bytes, SIGNATURE.length + 4);
    if (extension < 0 || extension > 1 << 16) {
      throw new CellFormException("copy header");
    }
    return HEADER + extension;
  }

  /** Where the row that begins here ends; -1 if it is not all there. */
  private int end(byte[] bytes, int from) {
    if (bytes.length - from < 2) {
      return -1;
    }
    int count = (short) ((bytes[from] << 8) | (bytes[from + 1] & 0xff));
    if (ended) {
      throw new CellFormException("copy goes on after its end");
    }
    if (count == -1) {
      ended = true;
      return from + 2;
    }
    if (count != decoders.length) {
      throw new CellFormException("copy has " + count + " columns");
    }
    int at = from + 2;
    for (int i = 0; i < count; i++) {
      if (bytes.length - at < 4) {
        return -1;
      }
      int length = Cells.getInt(bytes, at);
      at += 4;
      if (length < Cells.NULL) {
        throw new CellFormException("copy field of length " + length);
      }
      if (length > bytes.length - at) {
        return -1;
      }
      at += Math.max(length, 0);
    }
    return at;
  }

  private void row(byte[] bytes, int from) throws IOException, InterruptedException {
    if (ended) {
      return;
    }
    cells.clear();
    int at = from + 2;
    for (CellDecoder decoder : decoders) {
      int length = Cells.getInt(bytes, at);
      at += 4;
      if (length == Cells.NULL) {
        cells.nullCell();
      } else {
        cells.beginCell();
        decoder.decode(bytes, at, length, cells);
        cells.endCell();
        at += length;
      }
    }
    sink.row(cells);
  }

  /** To be called at the end of the stream. */
  void done() {
    if (!ended || left.length > 0) {
      throw new CellFormException("copy ends too early");
    }
  }
}
