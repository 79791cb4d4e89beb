/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity;

import io.yunheng.fixity.digest.Blake3;
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
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Digests messages side by side: as many at a time as a vector has words, each read through a
 * window of its own. Messages come from a supplier and go out in the order in which they end, which
 * need not be that in which they came. For one thread; several work beside each other from one
 * supplier that is safe for threads.
 */
public final class SideBySide<M extends Message> implements AutoCloseable {
  /** The window of a message, in bytes. */
  private static final int WINDOW = 1 << 16;

  /** Windows lie so that the same place of each is in another line of the processor's memory. */
  private static final int STRIDE = WINDOW + 5 * Sm3.BLOCK;

  /** Messages of less are short, in bytes. */
  private static final long SHORT = 8L << 20;

  private final DigestEngine engine;
  private final Consumer<Outcome<M>> done;
  private final Set<Algorithm> algorithms;
  private final boolean sm3;
  private final boolean sha256;
  private final int width;
  private final Chain sm3Chain;
  private final Chain sha256Chain;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment memory;
  private final List<Lane> lanes = new ArrayList<>();
  private final long[] at;

  /**
   * One that tells what comes of each message.
   *
   * @param algorithms all of which every message is digested with, in one reading
   */
  public SideBySide(DigestEngine engine, Set<Algorithm> algorithms, Consumer<Outcome<M>> done) {
    this.engine = engine;
    this.done = done;
    this.algorithms = Set.copyOf(algorithms);
    this.sm3 = algorithms.contains(Algorithm.SM3);
    this.sha256 = algorithms.contains(Algorithm.SHA_256);
    this.width = engine.lanes();
    this.sm3Chain = new Chain(engine, Algorithm.SM3);
    this.sha256Chain = new Chain(engine, Algorithm.SHA_256);
    this.memory = arena.allocate((long) STRIDE * width, Sm3.BLOCK);
    this.at = new long[width];
    for (int i = 0; i < width; i++) {
      lanes.add(new Lane(i, algorithms));
    }
  }

  /** Digests all that the supplier has to give. */
  public void run(Supplier<Optional<M>> next) {
    boolean more = true;
    while (true) {
      int active = 0;
      int ours = 0;
      int oursOfSha = 0;
      int blocks = Integer.MAX_VALUE;
      for (Lane lane : lanes) {
        while (more && lane.idle()) {
          Optional<M> message = next.get();
          more = message.isPresent();
          message.ifPresent(lane::open);
        }
        if (!lane.idle()) {
          active++;
          ours += lane.own ? 1 : 0;
          oursOfSha += lane.ownSha ? 1 : 0;
          blocks = Math.min(blocks, lane.blocks);
        }
      }
      if (active == 0) {
        return;
      }
      algorithms.forEach(engine::leave);
      if (ours > 0) {
        sm3Chain.compress(engine.pays(Algorithm.SM3, ours), blocks, lane -> lane.own);
      }
      if (oursOfSha > 0) {
        sha256Chain.compress(
            engine.pays(Algorithm.SHA_256, oursOfSha), blocks, lane -> lane.ownSha);
      }
      for (Lane lane : lanes) {
        if (!lane.idle()) {
          lane.advance(blocks);
        }
      }
    }
  }

  /** A digest whose states, one for each place, are computed here. */
  private final class Chain {
    private final Compression many;
    private final Compression one;
    private final int[] start;
    private final int[] states = new int[Sm3.WORDS * width];
    private final int[] state = new int[Sm3.WORDS];
    private final long[] stateAt = new long[1];

    Chain(DigestEngine engine, Algorithm algorithm) {
      this.many = engine.many(algorithm);
      this.one = engine.one(algorithm);
      this.start = ShortDigest.start(algorithm);
    }

    void begin(int lane) {
      for (int word = 0; word < Sm3.WORDS; word++) {
        states[word * width + lane] = start[word];
      }
    }

    void compress(boolean beside, int blocks, Predicate<Lane> own) {
      if (beside) {
        many.compress(states, memory, at, blocks);
        return;
      }
      for (Lane lane : lanes) {
        if (!lane.idle() && own.test(lane)) {
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

  /** A place for one message. */
  private final class Lane {
    private final int number;
    private final MemorySegment window;

    /** The part of it that is read into. */
    private final MemorySegment whole;

    private final Map<Algorithm, MessageDigest> beside = new EnumMap<>(Algorithm.class);
    private final Optional<Libcrypto.Context> library;
    private final Optional<Blake3> blake3;
    private byte[] leaves = {};
    private Optional<Open<M>> open = Optional.empty();
    private int blocks;
    private long expected;
    private long length;
    private boolean last;

    /** Whether its SM3 is computed here; short ones are left to the library at first. */
    private boolean own;

    /** The same of its SHA-256, which is left to the platform otherwise. */
    private boolean ownSha;

    Lane(int number, Set<Algorithm> algorithms) {
      this.number = number;
      rest();
      this.window = memory.asSlice((long) number * STRIDE, STRIDE);
      this.whole = window.asSlice(0, WINDOW);
      for (Algorithm algorithm : algorithms) {
        if (algorithm != Algorithm.SM3 && algorithm != Algorithm.BLAKE3) {
          beside.put(algorithm, digest(algorithm));
        }
      }
      blake3 =
          algorithms.contains(Algorithm.BLAKE3)
              ? Optional.of(new Blake3(engine.chunks()))
              : Optional.empty();
      library =
          sm3 ? engine.libraryAtFirst().map(each -> each.new Context(arena)) : Optional.empty();
    }

    boolean idle() {
      return open.isEmpty();
    }

    void open(M message) {
      try {
        open = Optional.of(new Open<>(message, message.open()));
      } catch (IOException e) {
        done.accept(new Outcome.Unread<>(message, e));
        return;
      }
      length = 0;
      expected = open.orElseThrow().source().expected();
      expect(expected);
      own = sm3 && !ofLibrary();
      ownSha = sha256 && (engine.wide(Algorithm.SHA_256) || !engine.shaOfPlatform());
      sm3Chain.begin(number);
      sha256Chain.begin(number);
      fill();
    }

    /** Reads on; where the message ends, what the digest wants behind it is put there. */
    private void fill() {
      Open<M> reading = open.orElseThrow();
      rest();
      try {
        int read = reading.source().read(whole);
        length += read;
        expect(Math.max(0, Math.min(read, length - expected)));
        last = read < WINDOW;
        boolean atOnce = last && length == read;
        ownSha &= !atOnce || engine.wide(Algorithm.SHA_256);
        own &= !atOnce || library.isEmpty() || engine.wide(Algorithm.SM3);
        if (others()) {
          others(read == WINDOW ? whole : whole.asSlice(0, read));
        }
        blocks = last ? ShortDigest.pad(window, 0, read, length) : WINDOW / Sm3.BLOCK;
      } catch (IOException e) {
        drop();
        done.accept(new Outcome.Unread<>(reading.message(), e));
      }
    }

    /** Whether something is not computed from block to block here. */
    private boolean others() {
      return (sm3 && !own) || blake3.isPresent() || beside.size() > (ownSha ? 1 : 0);
    }

    private void others(MemorySegment fresh) {
      for (Map.Entry<Algorithm, MessageDigest> each : beside.entrySet()) {
        if (!ownSha || each.getKey() != Algorithm.SHA_256) {
          each.getValue().update(fresh.asByteBuffer());
        }
      }
      if (sm3 && !own) {
        library.orElseThrow().update(fresh);
      }
      if (blake3.isPresent()) {
        if (last) {
          leaves = blake3.get().finish(fresh);
        } else {
          blake3.get().update(fresh);
        }
      }
    }

    private void expect(long bytes) {
      algorithms.forEach(algorithm -> engine.expect(algorithm, bytes));
    }

    /** Its SM3 need not change over to vectors: it ends before that would pay. */
    private boolean ofLibrary() {
      return library.isPresent() && expected > 0 && expected < SHORT && !engine.wide(Algorithm.SM3);
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
      if (sm3) {
        digests.put(Algorithm.SM3, own ? sm3Chain.words(number) : library.orElseThrow().digest());
      }
      if (beside.size() > (ownSha ? 1 : 0)) {
        beside.forEach((algorithm, each) -> digests.put(algorithm, each.digest()));
      }
      if (ownSha) {
        digests.put(Algorithm.SHA_256, sha256Chain.words(number));
      }
      if (blake3.isPresent()) {
        digests.put(Algorithm.BLAKE3, leaves);
      }
      open = Optional.empty();
      rest();
      try {
        read.source().close();
      } catch (IOException e) {
        done.accept(new Outcome.Unread<>(read.message(), e));
        return;
      }
      done.accept(Outcome.Digested.of(read.message(), length, digests));
    }

    /** Gives the message up. */
    void drop() {
      open.ifPresent(
          each -> {
            beside.values().forEach(MessageDigest::reset);
            library.ifPresent(Libcrypto.Context::begin);
            blake3.ifPresent(Blake3::begin);
            try {
              each.source().close();
            } catch (IOException _) {
              // Nothing of it counts any more.
            }
          });
      open = Optional.empty();
      rest();
    }

    /** What is computed for an idle place is read from where there is memory. */
    private void rest() {
      at[number] = (long) number * STRIDE;
    }
  }

  private record Open<M extends Message>(M message, Source source) {}

  private static MessageDigest digest(Algorithm algorithm) {
    try {
      return MessageDigest.getInstance(
          switch (algorithm) {
            case SHA_256 -> "SHA-256";
            case SHA_512 -> "SHA-512";
            case SM3, BLAKE3 -> throw new IllegalArgumentException("not of the platform's");
          });
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
