/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.FileChunks;
import io.yunheng.fixity.TreePath;
import io.yunheng.handover.DamageLocation;
import io.yunheng.handover.Entry;
import io.yunheng.handover.PayloadSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Finds out where in a file other bytes are than the manifest lists: reads it again, chunk by
 * chunk, on all threads.
 */
public final class DamageLocator {
  /** So many chunks are looked at before ranges are made of them. */
  private static final int STRETCH = 1 << 20;

  /** So many files are read again, at most. */
  private static final int MOST = 1_000;

  private final List<ManifestFolder.Part> parts;
  private final ChunkScheme chunking;
  private final DigestEngine engine;
  private final int threads;
  private final LongConsumer read;
  private int files;

  public DamageLocator(
      List<ManifestFolder.Part> parts,
      ChunkScheme chunking,
      DigestEngine engine,
      int threads,
      LongConsumer read) {
    this.parts = List.copyOf(parts);
    this.chunking = chunking;
    this.engine = engine;
    this.threads = threads;
    this.read = read;
  }

  /** Where a file differs, if its leaves are listed. */
  DamageLocation where(ListedEntry listed, Entry.OfFile there, LeafList leaves)
      throws InterruptedException {
    files++;
    if (files > MOST) {
      return new DamageLocation.Unknown(DamageLocation.Cause.TOO_MANY, "");
    }
    try {
      Optional<DamageLocation.Cause> wrong = leaves.wrong(listed);
      if (wrong.isPresent()) {
        return new DamageLocation.Unknown(wrong.get(), "");
      }
      ManifestFolder.Part part = part(there.place().path());
      TreePath path =
          there
              .place()
              .raw()
              .orElseGet(
                  () -> {
                    String below = there.place().path().substring(part.prefix().length());
                    return TreePath.of(below.getBytes(UTF_8));
                  });
      if (!(part.source() instanceof PayloadSource.Tree tree)) {
        return new DamageLocation.Unknown(DamageLocation.Cause.UNREAD, part.source().location());
      }
      try (FileChunks file = FileChunks.open(tree.folder(), path, engine)) {
        if (file.stat().size() != there.size()) {
          return new DamageLocation.Unknown(DamageLocation.Cause.CHANGED, "");
        }
        DamageLocation found = new Comparing(listed, file, leaves).run();
        return file.unchanged()
            ? found
            : new DamageLocation.Unknown(DamageLocation.Cause.CHANGED, "");
      }
    } catch (IOException | UncheckedIOException e) {
      return new DamageLocation.Unknown(
          DamageLocation.Cause.UNREAD, String.valueOf(e.getMessage()));
    }
  }

  private ManifestFolder.Part part(String path) {
    return parts.stream()
        .filter(part -> path.startsWith(part.prefix()))
        .max(Comparator.comparingInt(part -> part.prefix().length()))
        .orElseThrow(() -> new IllegalStateException(path));
  }

  /** One file. */
  private final class Comparing {
    private final FileTree tree;
    private final long length;
    private final long shift;
    private final long size;
    private final long count;
    private final FileChunks file;
    private final LeafList leaves;
    private final List<DamageLocation.Range> ranges = new ArrayList<>();
    private long rangeCount;
    private long chunks;
    private long octets;
    private long movedChunks;
    private DamageLocation.Range open = new DamageLocation.Range(0, 0);

    Comparing(ListedEntry listed, FileChunks file, LeafList leaves) {
      this.tree = listed.tree().orElseThrow();
      this.length = listed.size();
      this.size = file.stat().size();
      this.shift = size - length;
      this.count = chunking.count(length);
      this.file = file;
      this.leaves = leaves;
    }

    DamageLocation run() throws IOException, InterruptedException {
      boolean moved = shift != 0 && endMoved();
      for (long from = 0; from < count; from += STRETCH) {
        stretch(from, (int) Math.min(STRETCH, count - from), moved);
      }
      close();
      if (chunks == 0 && shift == 0) {
        return new DamageLocation.Unknown(DamageLocation.Cause.CHANGED, "");
      }
      return new DamageLocation.Known(
          chunking.size(), ranges, rangeCount, chunks, octets, rest(), movedChunks > 0 ? shift : 0);
    }

    private DamageLocation.Rest rest() {
      if (movedChunks > 0) {
        return DamageLocation.Rest.MOVED;
      }
      return shift == 0
          ? DamageLocation.Rest.AS_LISTED
          : shift < 0 ? DamageLocation.Rest.CUT : DamageLocation.Rest.MORE;
    }

    /** Whether the last chunks are at the end of the file, which has another length. */
    private boolean endMoved() throws IOException, InterruptedException {
      BitSet last = new BitSet();
      long from = Math.max(0, count - 2);
      last.set(0, (int) (count - from));
      BitSet here = different(from, last, 0);
      BitSet there = different(from, last, shift);
      return there.isEmpty() && !here.isEmpty();
    }

    private void stretch(long from, int many, boolean moved)
        throws IOException, InterruptedException {
      BitSet all = new BitSet();
      all.set(0, many);
      BitSet wrong = different(from, all, 0);
      if (moved && !wrong.isEmpty()) {
        BitSet still = different(from, wrong, shift);
        movedChunks += wrong.cardinality() - still.cardinality();
        wrong = still;
      }
      for (int at = wrong.nextSetBit(0); at >= 0; at = wrong.nextSetBit(at + 1)) {
        add(from + at);
      }
    }

    /** Which of some chunks do not lie in the file, so many bytes further on. */
    private BitSet different(long from, BitSet asked, long further)
        throws IOException, InterruptedException {
      BitSet wrong = (BitSet) asked.clone();
      AtomicLong at = new AtomicLong(-1);
      Supplier<OptionalLong> next =
          () -> {
            int one = asked.nextSetBit((int) at.get() + 1);
            while (one >= 0 && !within(from + one, further)) {
              one = asked.nextSetBit(one + 1);
            }
            at.set(one < 0 ? STRETCH : one);
            return one < 0 ? OptionalLong.empty() : OptionalLong.of(from + one);
          };
      FileChunks.Wanted wanted =
          new FileChunks.Wanted(chunking, leaves.algorithm(), length, further, next);
      file.digest(
          wanted,
          threads,
          read,
          (number, digest) -> {
            if (digest.equals(listed(number))) {
              synchronized (wrong) {
                wrong.clear((int) (number - from));
              }
            }
          });
      return wrong;
    }

    private String listed(long number) {
      try {
        return leaves.leaf(tree, number);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private boolean within(long number, long further) {
      long from = number * chunking.size();
      long to = Math.min(length, from + chunking.size());
      return from + further >= 0 && to + further <= size;
    }

    private void add(long number) {
      long from = number * chunking.size();
      long to = Math.min(length, from + chunking.size());
      chunks++;
      octets += to - from;
      if (open.to() == from && open.to() > open.from()) {
        open = new DamageLocation.Range(open.from(), to);
      } else {
        close();
        open = new DamageLocation.Range(from, to);
      }
    }

    private void close() {
      if (open.to() > open.from()) {
        rangeCount++;
        if (ranges.size() < DamageLocation.Known.MOST) {
          ranges.add(open);
        }
      }
    }
  }
}
