/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import io.yunheng.fixity.digest.Compression;
import io.yunheng.fixity.digest.Libcrypto;
import io.yunheng.fixity.digest.ShortDigest;
import io.yunheng.fixity.digest.Sm3;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Digests messages side by side, as many at a time as the engine has lanes, each read through a
 * window of its own. Messages come from a supplier and are reported in the order in which they end,
 * which may differ from the order in which they came. Not thread-safe; several threads can each
 * have one and share a thread-safe supplier.
 */
public final class MultiBufferDigests<M extends Message> implements AutoCloseable {
  /** Window of a message, in bytes. */
  private static final int WINDOW = 1 << 16;

  /** Distance between windows in bytes; keeps equal offsets in different cache sets. */
  private static final int STRIDE = WINDOW + 5 * Sm3.BLOCK;

  private final DigestEngine engine;
  private final Consumer<DigestOutcome<M>> done;

  /** Whether SM3 is computed from block to block by kernels of this room. */
  private final boolean ownSm3;

  /** Whether SM3 is computed by libcrypto. */
  private final boolean librarySm3;

  /** Whether SHA-256 is computed from block to block by kernels of this room. */
  private final boolean ownSha256;

  private final int width;
  private final Chain sm3Chain;
  private final Chain sha256Chain;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment memory;
  private final List<Lane> lanes = new ArrayList<>();
  private final long[] at;

  /**
   * Reports the outcome of each message to a consumer.
   *
   * @param algorithms computed for every message in one reading
   */
  public MultiBufferDigests(
      DigestEngine engine, Set<Algorithm> algorithms, Consumer<DigestOutcome<M>> done) {
    this.engine = engine;
    this.done = done;
    boolean sm3 = algorithms.contains(Algorithm.SM3);
    this.librarySm3 = sm3 && !engine.batches() && engine.library().isPresent();
    this.ownSm3 = sm3 && !librarySm3;
    this.ownSha256 = engine.batches() && algorithms.contains(Algorithm.SHA_256);
    this.width = engine.lanes();
    this.sm3Chain = new Chain(engine, Algorithm.SM3);
    this.sha256Chain = new Chain(engine, Algorithm.SHA_256);
    this.memory = arena.allocate((long) STRIDE * width, Sm3.BLOCK);
    this.at = new long[width];
    for (int i = 0; i < width; i++) {
      lanes.add(new Lane(i, algorithms));
    }
  }

  /** Digests all messages of the supplier. */
  public void run(Supplier<Optional<M>> next) {
    boolean more = true;
    while (true) {
      int active = 0;
      int blocks = Integer.MAX_VALUE;
      for (Lane lane : lanes) {
        while (more && lane.idle()) {
          Optional<M> message = next.get();
          more = message.isPresent();
          message.ifPresent(lane::open);
        }
        if (!lane.idle()) {
          active++;
          blocks = Math.min(blocks, lane.blocks);
        }
      }
      if (active == 0) {
        return;
      }
      if (ownSm3) {
        sm3Chain.compress(active, blocks);
      }
      if (ownSha256) {
        sha256Chain.compress(active, blocks);
      }
      for (Lane lane : lanes) {
        if (!lane.idle()) {
          lane.advance(blocks);
        }
      }
    }
  }

  /** The states of one algorithm, one for each lane. */
  private final class Chain {
    private final Algorithm algorithm;
    private final Optional<Compression> many;
    private final Compression one;
    private final int[] start;
    private final int[] states = new int[Sm3.WORDS * width];
    private final int[] state = new int[Sm3.WORDS];
    private final long[] stateAt = new long[1];

    Chain(DigestEngine engine, Algorithm algorithm) {
      this.algorithm = algorithm;
      this.many = engine.many(algorithm);
      this.one = engine.one(algorithm);
      this.start = ShortDigest.start(algorithm);
    }

    void begin(int lane) {
      for (int word = 0; word < Sm3.WORDS; word++) {
        states[word * width + lane] = start[word];
      }
    }

    void compress(int active, int blocks) {
      if (many.isPresent() && engine.pays(algorithm, active)) {
        many.get().compress(states, memory, at, blocks);
        return;
      }
      for (Lane lane : lanes) {
        if (!lane.idle()) {
          pick(lane.number);
          stateAt[0] = at[lane.number];
          one.compress(state, memory, stateAt, blocks);
          for (int word = 0; word < Sm3.WORDS; word++) {
            states[word * width + lane.number] = state[word];
          }
        }
      }
    }

    private void pick(int lane) {
      for (int word = 0; word < Sm3.WORDS; word++) {
        state[word] = states[word * width + lane];
      }
    }

    byte[] words(int lane) {
      pick(lane);
      byte[] bytes = new byte[ShortDigest.LENGTH];
      ShortDigest.words(state, bytes, 0);
      return bytes;
    }
  }

  @Override
  public void close() {
    for (Lane lane : lanes) {
      lane.drop();
      lane.library.ifPresent(Libcrypto.Context::close);
    }
    arena.close();
  }

  /** One message at a time. */
  private final class Lane {
    private final int number;
    private final MemorySegment window;

    /** The part of it that is read into. */
    private final MemorySegment whole;

    private final Map<Algorithm, MessageDigest> beside = new EnumMap<>(Algorithm.class);
    private final Optional<Libcrypto.Context> library;
    private Optional<Open<M>> open = Optional.empty();
    private int blocks;
    private long length;
    private boolean last;

    Lane(int number, Set<Algorithm> algorithms) {
      this.number = number;
      rest();
      this.window = memory.asSlice((long) number * STRIDE, STRIDE);
      this.whole = window.asSlice(0, WINDOW);
      for (Algorithm algorithm : algorithms) {
        if (algorithm == Algorithm.SHA_512 || (algorithm == Algorithm.SHA_256 && !ownSha256)) {
          beside.put(algorithm, digest(algorithm));
        }
      }
      library =
          librarySm3 ? engine.library().map(each -> each.new Context(arena)) : Optional.empty();
    }

    boolean idle() {
      return open.isEmpty();
    }

    void open(M message) {
      try {
        open = Optional.of(new Open<>(message, message.open()));
      } catch (IOException e) {
        done.accept(new DigestOutcome.Unread<>(message, e));
        return;
      }
      length = 0;
      sm3Chain.begin(number);
      sha256Chain.begin(number);
      fill();
    }

    /** Reads the next window and appends the padding where the message ends. */
    private void fill() {
      Open<M> reading = open.orElseThrow();
      rest();
      try {
        int read = reading.source().read(whole);
        length += read;
        last = read < WINDOW;
        MemorySegment fresh = read == WINDOW ? whole : whole.asSlice(0, read);
        beside.values().forEach(each -> each.update(fresh.asByteBuffer()));
        library.ifPresent(each -> each.update(fresh));
        blocks = last ? ShortDigest.pad(window, 0, read, length) : WINDOW / Sm3.BLOCK;
      } catch (IOException e) {
        drop();
        done.accept(new DigestOutcome.Unread<>(reading.message(), e));
      }
    }

    void advance(int done) {
      blocks -= done;
      at[number] += (long) done * Sm3.BLOCK;
      if (blocks == 0) {
        if (last) {
          finish();
        } else {
          fill();
        }
      }
    }

    private void finish() {
      Open<M> read = open.orElseThrow();
      Map<Algorithm, byte[]> digests = new EnumMap<>(Algorithm.class);
      if (ownSm3) {
        digests.put(Algorithm.SM3, sm3Chain.words(number));
      }
      if (ownSha256) {
        digests.put(Algorithm.SHA_256, sha256Chain.words(number));
      }
      library.ifPresent(each -> digests.put(Algorithm.SM3, each.digest()));
      beside.forEach((algorithm, each) -> digests.put(algorithm, each.digest()));
      open = Optional.empty();
      rest();
      try {
        read.source().close();
      } catch (IOException e) {
        done.accept(new DigestOutcome.Unread<>(read.message(), e));
        return;
      }
      done.accept(DigestOutcome.Digested.of(read.message(), length, digests));
    }

    /** Abandons the message. */
    void drop() {
      open.ifPresent(
          each -> {
            beside.values().forEach(MessageDigest::reset);
            library.ifPresent(Libcrypto.Context::begin);
            try {
              each.source().close();
            } catch (IOException _) {
              // Nothing of it counts any more.
            }
          });
      open = Optional.empty();
      rest();
    }

    /** Points an idle lane at valid memory, because batch kernels read all lanes. */
    private void rest() {
      at[number] = (long) number * STRIDE;
    }
  }

  private record Open<M extends Message>(M message, ByteSource source) {}

  private static MessageDigest digest(Algorithm algorithm) {
    try {
      return MessageDigest.getInstance(
          switch (algorithm) {
            case SHA_256 -> "SHA-256";
            case SHA_512 -> "SHA-512";
            case SM3 -> throw new IllegalArgumentException("not of the platform's");
          });
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
