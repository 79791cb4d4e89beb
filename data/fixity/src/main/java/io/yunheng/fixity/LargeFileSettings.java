/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import io.yunheng.fixity.tree.LargeFileChunks;
import io.yunheng.fixity.tree.LargeFileReader;
import io.yunheng.fixity.tree.LargeFiles;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How large files are read: in large parts, with their digests computed by all threads together.
 *
 * @param from size in bytes from which a file is large
 * @param chunking the chunk trees to compute, if any
 * @param wholes whether whole-file digests are computed; if not, there must be chunk trees
 * @param kept whether progress within a file can be saved, so that work resumes after a break
 */
public record LargeFileSettings(
    long from, Optional<ChunkScheme> chunking, boolean wholes, boolean kept) {
  private static final long LONG = 256L << 20;

  /** No chunk trees; files from 256 MiB on. */
  public static final LargeFileSettings USUAL =
      new LargeFileSettings(LONG, Optional.empty(), true, false);

  public LargeFileSettings {
    if (from < 1 || (chunking.isEmpty() && !wholes)) {
      throw new IllegalArgumentException("large files");
    }
  }

  /** Chunk trees of all files longer than a chunk; progress within a file can be saved. */
  public static LargeFileSettings trees(ChunkScheme chunking) {
    return new LargeFileSettings(chunking.size() + 1L, Optional.of(chunking), true, true);
  }

  /**
   * Chunk trees alone, of all files longer than a chunk. Chunks are read in any order, so a watch
   * does not see their bytes and is told of them by {@link Attendant.Watch#passed}.
   */
  public static LargeFileSettings treesAlone(ChunkScheme chunking) {
    return new LargeFileSettings(chunking.size() + 1L, Optional.of(chunking), false, true);
  }

  /** No chunk trees; progress within a file can be saved. */
  public static LargeFileSettings keeping() {
    return new LargeFileSettings(LONG, Optional.empty(), true, true);
  }

  /** A reader of large files that works this way. */
  <W extends Attendant.Watch> LargeFiles<W> longs(
      DigestEngine engine,
      Set<Algorithm> algorithms,
      int threads,
      Attendant<W> attendant,
      LargeFiles.Teller<W> teller,
      AtomicBoolean stopped) {
    return wholes
        ? new LargeFileReader<>(engine, algorithms, this, threads, attendant, teller, stopped)
        : new LargeFileChunks<>(engine, this, threads, attendant, teller, stopped);
  }

  /** Whether a file of that size, in bytes, is large. */
  public boolean takes(long size) {
    return size >= from;
  }
}
