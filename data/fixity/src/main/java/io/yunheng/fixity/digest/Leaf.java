/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** A leaf of a chunk tree (RFC 6962): the digest of a zero byte followed by a chunk. */
final class Leaf {
  private final int[] state;

  /** The byte before the next block boundary: the zero byte first, then the last one read. */
  private byte carried;

  private long length;

  Leaf(Algorithm algorithm) {
    this.state = ShortDigest.start(algorithm);
  }

  /**
   * A part of a chunk that starts at a multiple of the block size.
   *
   * @param at offset in memory
   * @param length in bytes; whole blocks unless the chunk ends with it
   */
  record Piece(Leaf leaf, long at, int length, boolean ends) {}

  /**
   * Digests parts of chunks side by side, at most as many as the engine has lanes.
   *
   * @return the digests of the chunks that end, concatenated in order
   */
  static byte[] digest(
      Algorithm algorithm, DigestEngine engine, MemorySegment data, List<Piece> pieces) {
    Compression scalar = ShortDigest.scalar(algorithm);
    byte[] block = new byte[2 * Sm3.BLOCK];
    List<BatchCompressor.Run> bodies = new ArrayList<>();
    for (Piece piece : pieces) {
      int head = Sm3.BLOCK - 1;
      if (piece.length >= head) {
        block[0] = piece.leaf.carried;
        MemorySegment.copy(data, ValueLayout.JAVA_BYTE, piece.at, block, 1, head);
        scalar.compress(piece.leaf.state, MemorySegment.ofArray(block), new long[1], 1);
        int blocks = (piece.length - head) / Sm3.BLOCK;
        bodies.add(new BatchCompressor.Run(piece.leaf.state, piece.at + head, blocks));
      }
    }
    new BatchCompressor(algorithm, engine).compress(data, bodies);
    int ended = (int) pieces.stream().filter(Piece::ends).count();
    byte[] digests = new byte[ended * ShortDigest.LENGTH];
    int place = 0;
    for (Piece piece : pieces) {
      piece.leaf.length += piece.length;
      if (piece.ends) {
        piece.leaf.end(scalar, data, piece, block);
        ShortDigest.words(piece.leaf.state, digests, place);
        place += ShortDigest.LENGTH;
      } else {
        piece.leaf.carried = data.get(ValueLayout.JAVA_BYTE, piece.at + piece.length - 1);
      }
    }
    return digests;
  }

  private void end(Compression scalar, MemorySegment data, Piece piece, byte[] block) {
    int whole = piece.length + 1;
    int rest = whole % Sm3.BLOCK;
    if (whole < Sm3.BLOCK) {
      block[0] = carried;
      MemorySegment.copy(data, ValueLayout.JAVA_BYTE, piece.at, block, 1, piece.length);
    } else {
      long from = piece.at + piece.length - rest;
      MemorySegment.copy(data, ValueLayout.JAVA_BYTE, from, block, 0, rest);
    }
    MemorySegment memory = MemorySegment.ofArray(block);
    int blocks = ShortDigest.pad(memory, 0, rest, length + 1);
    scalar.compress(state, memory, new long[1], blocks);
  }
}
