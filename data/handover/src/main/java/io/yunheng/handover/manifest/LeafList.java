/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.ChunkTree;
import io.yunheng.handover.DamageLocation;
import io.yunheng.handover.Disagreements;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A list of the leaves of all chunk trees of a manifest, and whether it says what the entries say.
 * Never held in memory.
 */
final class LeafList implements AutoCloseable {
  private static final int PIECE = 2048 * ChunkTree.LENGTH;

  private final FileChannel channel;
  private final Algorithm algorithm;
  private final ChunkScheme chunking;
  private final long leaves;
  private long expected;
  private final Disagreements.Tally tally;

  LeafList(Path file, Algorithm algorithm, ChunkScheme chunking) throws IOException {
    this.channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    this.algorithm = algorithm;
    this.tally = new Disagreements.Tally(Layout.leaves(algorithm.code()));
    this.chunking = chunking;
    this.leaves = channel.size() / ChunkTree.LENGTH;
  }

  Algorithm algorithm() {
    return algorithm;
  }

  /** What the entries say of the next file. */
  void file(ListedEntry listed) throws IOException {
    if (!chunking.several(listed.size()) && listed.tree().isEmpty()) {
      return;
    }
    Optional<FileTree> tree = listed.tree();
    boolean agrees =
        chunking.several(listed.size())
            && tree.isPresent()
            && tree.get().first() == expected
            && wrong(listed).isEmpty();
    if (!agrees) {
      tally.add(listed.path());
    }
    long next = expected + chunking.count(listed.size());
    expected = next < expected ? Long.MAX_VALUE : next;
  }

  /** Why the leaves of a file are of no use; nothing if they come to the root that is listed. */
  Optional<DamageLocation.Cause> wrong(ListedEntry listed) throws IOException {
    Optional<FileTree> tree = listed.tree();
    if (tree.isEmpty() || tree.get().chunkSize() != chunking.size()) {
      return Optional.of(DamageLocation.Cause.LIST_WRONG);
    }
    long count = chunking.count(listed.size());
    if (tree.get().first() > leaves || count > leaves - tree.get().first()) {
      return Optional.of(DamageLocation.Cause.LIST_SHORT);
    }
    ChunkTree sum = new ChunkTree(algorithm);
    long at = tree.get().first() * ChunkTree.LENGTH;
    long end = at + count * ChunkTree.LENGTH;
    while (at < end) {
      byte[] piece = bytes(at, (int) Math.min(PIECE, end - at));
      sum.add(piece);
      at += piece.length;
    }
    boolean same = HexFormat.of().formatHex(sum.root()).equals(tree.get().roots().get(algorithm));
    return same ? Optional.empty() : Optional.of(DamageLocation.Cause.LIST_WRONG);
  }

  /** A leaf of a file, in lower-case hex. */
  String leaf(FileTree tree, long number) throws IOException {
    long at = (tree.first() + number) * ChunkTree.LENGTH;
    return HexFormat.of().formatHex(bytes(at, ChunkTree.LENGTH));
  }

  private byte[] bytes(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new IOException("the list of leaves was cut while it was read");
      }
    }
    return bytes.array();
  }

  /** After the last file: where the list and the entries do not agree. */
  Disagreements end() throws IOException {
    if (tally.none() && channel.size() != expected * ChunkTree.LENGTH) {
      tally.add("");
    }
    return tally.result();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
