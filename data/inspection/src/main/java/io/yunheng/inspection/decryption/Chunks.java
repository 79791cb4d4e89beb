/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/** Plaintext that comes in authentic pieces. */
abstract class Chunks extends InputStream {
  private Piece piece = new Piece(new byte[0]);
  private int at;
  private boolean ended;

  /** The next piece, which may be empty; none after the last. */
  abstract Optional<Piece> next() throws IOException;

  /** Some plaintext. */
  static final class Piece {
    private final byte[] bytes;

    Piece(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  private boolean fill() throws IOException {
    while (!ended && at == piece.bytes.length) {
      Optional<Piece> next = next();
      ended = next.isEmpty();
      piece = next.orElse(piece);
      at = ended ? piece.bytes.length : 0;
    }
    return !ended;
  }

  @Override
  public int read() throws IOException {
    return fill() ? piece.bytes[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int most = Math.min(length, piece.bytes.length - at);
    System.arraycopy(piece.bytes, at, bytes, offset, most);
    at += most;
    return most;
  }
}
