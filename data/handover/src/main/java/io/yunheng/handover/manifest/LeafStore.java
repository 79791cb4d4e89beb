/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.ChunkTree;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * Leaves of chunk trees while a manifest is made, those of each file in a place of their own, which
 * is as large as they will be. Thread-safe.
 */
final class LeafStore implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  private final FileChannel channel;
  private final ChunkScheme chunking;
  private final List<Algorithm> algorithms;

  LeafStore(Path file, ChunkScheme chunking) throws IOException {
    this.chunking = chunking;
    this.algorithms =
        Arrays.stream(Algorithm.values()).filter(chunking.algorithms()::contains).toList();
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** The digests there are trees of, in the order in which a file's are kept. */
  List<Algorithm> algorithms() {
    return algorithms;
  }

  /** A new place for the leaves of a file of so many bytes. */
  synchronized long place(long size) throws IOException {
    long place = channel.size();
    long end = place + chunking.count(size) * algorithms.size() * ChunkTree.LENGTH;
    channel.write(ByteBuffer.allocate(1), end - 1);
    return place;
  }

  /** Puts leaves of a file into its place. */
  void put(long place, long size, Algorithm algorithm, long first, byte[] digests)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(digests);
    long at = at(place, size, algorithm) + first * ChunkTree.LENGTH;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private long at(long place, long size, Algorithm algorithm) {
    return place + algorithms.indexOf(algorithm) * chunking.count(size) * ChunkTree.LENGTH;
  }

  /** Writes all leaves of a file's tree. */
  void write(long place, long size, Algorithm algorithm, OutputStream out) throws IOException {
    long at = at(place, size, algorithm);
    long end = at + chunking.count(size) * ChunkTree.LENGTH;
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    while (at < end) {
      piece.clear().limit((int) Math.min(PIECE, end - at));
      int read = channel.read(piece, at);
      if (read <= 0) {
        throw new EOFException("leaves");
      }
      out.write(piece.array(), 0, read);
      at += read;
    }
  }

  /** Puts all there are on their medium. */
  void force() throws IOException {
    channel.force(false);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
