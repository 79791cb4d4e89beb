/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkTree;
import io.yunheng.fixity.Chunking;
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
 * Digests of the whole and chunk trees of long messages, in one pass over parts of them that lie in
 * memory. The digest of a whole message has to go on from block to block; its chunks go side by
 * side, those of several messages too. What there is to do with some parts is handed out as tasks,
 * which any threads may do beside each other.
 */
public final class LongDigests {
  private static final int WINDOW = 1 << 16;

  private final DigestEngine engine;
  private final Set<Algorithm> algorithms;
  private final Optional<Chunking> chunking;
  private final boolean kept;

  /**
   * Digests of an engine.
   *
   * @param algorithms of whole messages; none if only trees are wanted
   * @param kept whether {@link LongMessage#keep} is wanted; then SM3 and SHA-256 are computed here,
   *     where otherwise the system's or the platform's may be faster for one message alone
   */
  public LongDigests(
      DigestEngine engine, Set<Algorithm> algorithms, Optional<Chunking> chunking, boolean kept) {
    this.engine = engine;
    this.algorithms = Set.copyOf(algorithms);
    this.chunking = chunking;
    this.kept = kept;
  }

  /** As many messages can go on side by side. */
  public int lanes() {
    return engine.lanes();
  }

  /**
   * A message at its beginning.
   *
   * @param alone whether hardly any other goes on beside it
   * @param size how many bytes of it are to come, as far as is known
   */
  public LongMessage begin(boolean alone, long size) {
    Map<Algorithm, int[]> own = new EnumMap<>(Algorithm.class);
    Map<Algorithm, Whole> others = new EnumMap<>(Algorithm.class);
    for (Algorithm algorithm : algorithms) {
      Optional<Whole> other = other(algorithm, alone);
      if (other.isPresent()) {
        others.put(algorithm, other.get());
      } else {
        own.put(algorithm, ShortDigest.start(algorithm));
        engine.expect(algorithm, alone ? 0 : size);
      }
    }
    Set<Algorithm> trees = chunking.map(Chunking::algorithms).orElse(Set.of());
    trees.forEach(algorithm -> engine.expect(algorithm, size));
    return new LongMessage(own, others, trees, kept);
  }

  private Optional<Whole> other(Algorithm algorithm, boolean alone) {
    return switch (algorithm) {
      case SM3 -> kept || !alone ? Optional.empty() : engine.library().map(Whole::library);
      case SHA_256 ->
          kept || (!alone && engine.wide(Algorithm.SHA_256)) || !engine.shaOfPlatform()
              ? Optional.empty()
              : Optional.of(Whole.platform("SHA-256"));
      case SHA_512 -> Optional.of(Whole.platform("SHA-512"));
      case BLAKE3 -> Optional.of(Whole.blake3(engine));
    };
  }

  /**
   * A message of which a part was digested before.
   *
   * @param state what was kept of it by the same digests
   * @param size how many bytes it has, as far as is known
   */
  public LongMessage restore(byte[] state, long size) {
    LongMessage message = begin(false, size);
    message.restore(state);
    return message;
  }

  /**
   * A part of a message, behind what was digested of it.
   *
   * @param at where it lies in memory
   * @param length in bytes; a multiple of 64 KiB unless the message ends with it
   * @param last whether it does
   */
  public record Part(LongMessage message, long at, int length, boolean last) {
    public Part {
      if (!last && length % WINDOW != 0) {
        throw new IllegalArgumentException("part of " + length);
      }
    }
  }

  /** Parts of messages and what there is to do with them. */
  public final class Round {
    private final MemorySegment data;
    private final List<Part> parts;
    private final List<Runnable> tasks = new ArrayList<>();

    /** Of each part, in their order, by algorithm. */
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

    /** What is to be done, in any order and on any threads; the dearest first. */
    public List<Runnable> tasks() {
      return List.copyOf(tasks);
    }

    /** After all tasks were done: the messages have come further by their parts. */
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
      engine.leave(algorithm);
      Abreast abreast = new Abreast(algorithm, engine);
      List<Abreast.Run> runs = new ArrayList<>();
      for (Part part : some) {
        runs.add(new Abreast.Run(state(part, algorithm), part.at, part.length / Sm3.BLOCK));
      }
      abreast.take(data, runs);
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

    private void other(Algorithm algorithm, Whole whole, Part part) {
      MemorySegment bytes = data.asSlice(part.at, part.length);
      if (part.last) {
        part.message.ended(algorithm, whole.end(bytes));
      } else {
        whole.update(bytes);
      }
    }

    private void chunks(Chunking how) {
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

    private static List<Leaf.Piece> cut(Chunking how, Algorithm algorithm, Part part) {
      List<Leaf.Piece> pieces = new ArrayList<>();
      LongMessage message = part.message;
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
      engine.leave(algorithm);
      byte[] digests = Leaf.take(algorithm, engine, data, some);
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

  /** Goes on with parts of messages, of each one at most. */
  public Round round(MemorySegment data, List<Part> parts) {
    return new Round(data, List.copyOf(parts));
  }
}
