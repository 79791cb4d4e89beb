/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import io.yunheng.fixity.tree.LongChunks;
import io.yunheng.fixity.tree.LongFiles;
import io.yunheng.fixity.tree.Longs;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How long files are read: in large parts, with what there is to compute for them spread over all
 * threads.
 *
 * @param from files of this many bytes on are long
 * @param chunking chunk trees of them, if any
 * @param wholes whether digests of the whole are wanted of them too; without, there are trees
 * @param kept whether work on them can be kept half way, so that it goes on after it was cut off
 */
public record LongReading(long from, Optional<Chunking> chunking, boolean wholes, boolean kept) {
  private static final long LONG = 256L << 20;

  /** Without trees: those of 256 MiB on. */
  public static final LongReading USUAL = new LongReading(LONG, Optional.empty(), true, false);

  public LongReading {
    if (from < 1 || (chunking.isEmpty() && !wholes)) {
      throw new IllegalArgumentException("long files");
    }
  }

  /** With trees, of all files that are longer than a chunk; they can be kept half way. */
  public static LongReading trees(Chunking chunking) {
    return new LongReading(chunking.size() + 1L, Optional.of(chunking), true, true);
  }

  /**
   * By trees alone, of all files that are longer than a chunk. Their chunks are read in any order:
   * who watches is not shown them, but told by {@link Attendant.Watch#passed}.
   */
  public static LongReading treesAlone(Chunking chunking) {
    return new LongReading(chunking.size() + 1L, Optional.of(chunking), false, true);
  }

  /** Without trees, but so that work on them can be kept half way. */
  public static LongReading keeping() {
    return new LongReading(LONG, Optional.empty(), true, true);
  }

  /** What reads them so. */
  <W extends Attendant.Watch> Longs<W> longs(
      DigestEngine engine,
      Set<Algorithm> algorithms,
      int threads,
      Attendant<W> attendant,
      Longs.Teller<W> teller,
      AtomicBoolean stopped) {
    return wholes
        ? new LongFiles<>(engine, algorithms, this, threads, attendant, teller, stopped)
        : new LongChunks<>(engine, this, threads, attendant, teller, stopped);
  }

  public boolean takes(long size) {
    return size >= from;
  }
}
