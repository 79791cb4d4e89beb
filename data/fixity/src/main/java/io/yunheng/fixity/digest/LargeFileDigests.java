/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.ChunkTree;
import io.yunheng.fixity.DigestEngine;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Computes whole-file digests and chunk trees of large files in one pass over parts that lie in
 * memory. Blocks of one whole-file digest follow each other; chunks, and blocks of different files,
 * are compressed side by side. The work on a set of parts is handed out as tasks that any threads
 * may run at the same time.
 */
public final class LargeFileDigests {
  private static final int WINDOW = 1 << 16;

  private final DigestEngine engine;
  private final Set<Algorithm> algorithms;
  private final Optional<ChunkScheme> chunking;
  private final boolean kept;

  /**
   * Digests by the implementations of an engine.
   *
   * @param algorithms of whole files; empty if only trees are wanted
   * @param kept whether {@link LargeFileState#keep} is wanted; then SM3 and SHA-256 are computed by
   *     kernels of this room, because the state of libcrypto and the platform cannot be saved
   */
  public LargeFileDigests(
      DigestEngine engine,
      Set<Algorithm> algorithms,
      Optional<ChunkScheme> chunking,
      boolean kept) {
    this.engine = engine;
    this.algorithms = Set.copyOf(algorithms);
    this.chunking = chunking;
    this.kept = kept;
  }

  /** Number of files that are compressed side by side. */
  public int lanes() {
    return engine.lanes();
  }

  /**
   * The state of a file before its first byte.
   *
   * @param alone whether too few other files are read at the same time to fill the lanes
   */
  public LargeFileState begin(boolean alone) {
    Map<Algorithm, int[]> own = new EnumMap<>(Algorithm.class);
    Map<Algorithm, StreamDigest> others = new EnumMap<>(Algorithm.class);
    for (Algorithm algorithm : algorithms) {
      Optional<StreamDigest> other = other(algorithm, alone);
      if (other.isPresent()) {
        others.put(algorithm, other.get());
      } else {
        own.put(algorithm, ShortDigest.start(algorithm));
      }
    }
    Set<Algorithm> trees = chunking.map(ChunkScheme::algorithms).orElse(Set.of());
    return new LargeFileState(own, others, trees, kept);
  }

  private Optional<StreamDigest> other(Algorithm algorithm, boolean alone) {
    return switch (algorithm) {
      case SM3 ->
          kept || (!alone && engine.batches())
              ? Optional.empty()
              : engine.library().map(StreamDigest::library);
      case SHA_256 ->
          kept || (!alone && engine.batches()) || engine.singleSha256()
              ? Optional.empty()
              : Optional.of(StreamDigest.platform("SHA-256"));
      case SHA_512 -> Optional.of(StreamDigest.platform("SHA-512"));
    };
  }

  /**
   * The state of a file that was digested in part.
   *
   * @param state saved by {@link LargeFileState#keep} with the same algorithms and chunking
   */
  public LargeFileState restore(byte[] state) {
    LargeFileState message = begin(false);
    message.restore(state);
    return message;
  }

  /**
   * The next part of a file.
   *
   * @param at offset in memory
   * @param length in bytes; a multiple of 64 KiB unless the file ends with it
   * @param last whether the file ends with it
   */
  public record Part(LargeFileState message, long at, int length, boolean last) {
    public Part {
      if (!last && length % WINDOW != 0) {
        throw new IllegalArgumentException("part of " + length);
      }
    }
  }

  /** Parts of files and the tasks that digest them. */
  public final class Round {
    private final MemorySegment data;
    private final List<Part> parts;
    private final List<Runnable> tasks = new ArrayList<>();

    /** Pieces of chunks by algorithm, one list for each part. */
    private final Map<Algorithm, List<List<Leaf.Piece>>> pieces = new EnumMap<>(Algorithm.class);

    private final Map<Leaf, byte[]> leaves = new ConcurrentHashMap<>();

    private Round(MemorySegment data, List<Part> parts) {
      this.data = data;
      this.parts = parts;
      for (Algorithm algorithm : algorithms) {
        List<Part> ours =
            parts.stream().filter(part -> part.message.own().containsKey(algorithm)).toList();
        for (List<Part> some : inGroups(ours)) {
          tasks.add(() -> whole(algorithm, some));
        }
        for (Part part : parts) {
          Optional.ofNullable(part.message.others().get(algorithm))
              .ifPresent(whole -> tasks.add(() -> other(algorithm, whole, part)));
        }
      }
      chunking.ifPresent(this::chunks);
    }

    /** The tasks, most expensive first; they may run in any order and on any threads. */
    public List<Runnable> tasks() {
      return List.copyOf(tasks);
    }

    /** Advances the states by their parts, after all tasks have ended. */
    public void end() {
      for (int i = 0; i < parts.size(); i++) {
        Map<Algorithm, byte[]> fresh = new EnumMap<>(Algorithm.class);
        for (Map.Entry<Algorithm, List<List<Leaf.Piece>>> each : pieces.entrySet()) {
          fresh.put(each.getKey(), joined(each.getValue().get(i)));
        }
        parts.get(i).message.advance(parts.get(i).length, fresh);
      }
    }

    private byte[] joined(List<Leaf.Piece> some) {
      ByteArrayOutputStream joined = new ByteArrayOutputStream();
      for (Leaf.Piece piece : some) {
        joined.writeBytes(leaves.getOrDefault(piece.leaf(), new byte[0]));
      }
      return joined.toByteArray();
    }

    private void whole(Algorithm algorithm, List<Part> some) {
      BatchCompressor compressor = new BatchCompressor(algorithm, engine);
      List<BatchCompressor.Run> runs = new ArrayList<>();
      for (Part part : some) {
        runs.add(new BatchCompressor.Run(state(part, algorithm), part.at, part.length / Sm3.BLOCK));
      }
      compressor.compress(data, runs);
      for (Part part : some) {
        if (part.last) {
          byte[] block = new byte[2 * Sm3.BLOCK];
          int rest = part.length % Sm3.BLOCK;
          long from = part.at + part.length - rest;
          MemorySegment.copy(data, ValueLayout.JAVA_BYTE, from, block, 0, rest);
          MemorySegment memory = MemorySegment.ofArray(block);
          long length = part.message.position() + part.length;
          int[] state = state(part, algorithm);
          int blocks = ShortDigest.pad(memory, 0, rest, length);
          ShortDigest.scalar(algorithm).compress(state, memory, new long[1], blocks);
          byte[] digest = new byte[ShortDigest.LENGTH];
          ShortDigest.words(state, digest, 0);
          part.message.ended(algorithm, digest);
        }
      }
    }

    private static int[] state(Part part, Algorithm algorithm) {
      int[] state = part.message.own().get(algorithm);
      if (state == null) {
        throw new IllegalStateException(algorithm.code());
      }
      return state;
    }

    private void other(Algorithm algorithm, StreamDigest whole, Part part) {
      MemorySegment bytes = data.asSlice(part.at, part.length);
      if (part.last) {
        part.message.ended(algorithm, whole.end(bytes));
      } else {
        whole.update(bytes);
      }
    }

    private void chunks(ChunkScheme how) {
      for (Algorithm algorithm : how.algorithms()) {
        List<List<Leaf.Piece>> all = parts.stream().map(part -> cut(how, algorithm, part)).toList();
        pieces.put(algorithm, all);
        List<Leaf.Piece> byLength =
            all.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Leaf.Piece::length).reversed())
                .toList();
        for (List<Leaf.Piece> some : inGroups(byLength)) {
          tasks.add(() -> leaves(algorithm, some));
        }
      }
    }

    private static List<Leaf.Piece> cut(ChunkScheme how, Algorithm algorithm, Part part) {
      List<Leaf.Piece> pieces = new ArrayList<>();
      LargeFileState message = part.message;
      long position = message.position();
      long end = position + part.length;
      for (long from = position; from < end; ) {
        long next = Math.min(end, (from / how.size() + 1) * how.size());
        boolean ends = next % how.size() == 0 || (part.last && next == end);
        Leaf leaf = message.open(algorithm);
        pieces.add(new Leaf.Piece(leaf, part.at + (from - position), (int) (next - from), ends));
        if (ends) {
          message.closed(algorithm);
        }
        from = next;
      }
      if (part.last && message.opened(algorithm)) {
        pieces.add(new Leaf.Piece(message.open(algorithm), part.at, 0, true));
        message.closed(algorithm);
      }
      return pieces;
    }

    private void leaves(Algorithm algorithm, List<Leaf.Piece> some) {
      byte[] digests = Leaf.digest(algorithm, engine, data, some);
      int at = 0;
      for (Leaf.Piece piece : some) {
        if (piece.ends()) {
          leaves.put(piece.leaf(), Arrays.copyOfRange(digests, at, at + ChunkTree.LENGTH));
          at += ChunkTree.LENGTH;
        }
      }
    }
  }

  private <T> List<List<T>> inGroups(List<T> all) {
    List<List<T>> groups = new ArrayList<>();
    for (int from = 0; from < all.size(); from += engine.lanes()) {
      groups.add(all.subList(from, Math.min(all.size(), from + engine.lanes())));
    }
    return groups;
  }

  /** Continues files with at most one part each. */
  public Round round(MemorySegment data, List<Part> parts) {
    return new Round(data, List.copyOf(parts));
  }
}
