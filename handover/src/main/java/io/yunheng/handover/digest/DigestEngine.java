/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import io.yunheng.handover.digest.assembly.Width;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How digests are computed side by side: by machine code of our own where the processor and the
 * system let us, by vectors elsewhere.
 *
 * <p>Vectors are slow until the compiler has seen to them, which takes a processor a second or two;
 * so that is begun once there is work enough to come, by a thread of its own, while work goes on
 * without, and work changes over once they are fast.
 */
public final class DigestEngine implements AutoCloseable {
  private static final int BLOCKS = 64;

  /** As fast as this many times the one without vectors, it pays. */
  private static final int WORTH = 2;

  /** Once it is compiled, the one without vectors takes less for {@link #BLOCKS}. */
  private static final long SLOWEST_NANOS = 200_000;

  /** With so many bytes to come, vectors make up for what it takes to warm them up. */
  private static final long ENOUGH = 512L << 20;

  /** The same beside instructions, which are half as fast as vectors. */
  private static final long ENOUGH_BESIDE = 2L << 30;

  /** With so many messages at a time vectors pay beside a scalar twin. */
  private static final int LEAST_FOR_VECTORS = 3;

  /** With so many, machine code for vectors pays beside that for one. */
  private static final int LEAST_BESIDE_CODE = 2;

  /** The same beside a processor's instructions for one. */
  private static final int LEAST_BESIDE_INSTRUCTIONS = 7;

  /** From so large a part of all places on, instructions for two pay beside those for one. */
  private static final double LEAST_IN_PAIRS = 0.7;

  /** Nobody waits longer than this for it. */
  private static final long PATIENCE_MILLIS = 3_000;

  /** What has not become fast by then will not; a thread that goes on trying takes a processor. */
  private static final long VAIN_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final WarmUp sm3 = new WarmUp(Algorithm.SM3, ENOUGH);
  private final WarmUp sha256 =
      new WarmUp(Algorithm.SHA_256, Processor.hasSha256() ? ENOUGH_BESIDE : ENOUGH);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Way way;
  private final boolean ofSystem;

  /** Whether one message of SM3 has machine code of its own. */
  private final boolean singly;

  /** Whether one message of SHA-256 has. */
  private final boolean instructed;

  /** Of the vectors that machine code is for, if there is any. */
  private final Optional<Width> width;

  /** Whether SHA-256 of several messages goes by the instructions, two at a time. */
  private final boolean inPairs;

  /** What computes several messages at a time. */
  private enum Way {
    ASSEMBLED,
    VECTORS,
    NONE
  }

  private DigestEngine(Way way, boolean ofSystem) {
    this(way, ofSystem, Optional.empty(), false);
  }

  private DigestEngine(Way way, boolean ofSystem, Optional<Width> width, boolean instructions) {
    this.way = way;
    this.ofSystem = ofSystem;
    this.width = width;
    this.singly = way == Way.ASSEMBLED && SingleSm3.find().isPresent();
    this.instructed = instructions && InstructedSha256.find().isPresent();
    this.inPairs = instructed && width.equals(Optional.of(Width.EIGHT));
  }

  /** The fastest that there is here. */
  public static DigestEngine fastest() {
    return assembled().orElseGet(DigestEngine::hybrid);
  }

  /** One with machine code of our own, where it can be had. */
  static Optional<DigestEngine> assembled() {
    return Processor.widths().stream().findFirst().flatMap(DigestEngine::assembled);
  }

  /** The same for vectors that the processor has, the widest or not. */
  static Optional<DigestEngine> assembled(Width width) {
    return assembled(width, true);
  }

  /**
   * The same.
   *
   * @param instructions whether the processor's own for SHA-256 are used, if it has them
   */
  static Optional<DigestEngine> assembled(Width width, boolean instructions) {
    return Assembled.of(Algorithm.SM3, width)
        .map(_ -> new DigestEngine(Way.ASSEMBLED, true, Optional.of(width), instructions));
  }

  /** One that begins with the system's library, if there is one, and changes over to vectors. */
  static DigestEngine hybrid() {
    return new DigestEngine(Vectors.THERE ? Way.VECTORS : Way.NONE, true);
  }

  /** One of the system's library alone, where there is one. */
  static DigestEngine ofSystem() {
    return new DigestEngine(Way.NONE, true);
  }

  /** One without vectors and without the system's library. */
  public static DigestEngine scalar() {
    return new DigestEngine(Way.NONE, false);
  }

  /** Looked for when it is first asked for. */
  private static final class Library {
    static final Optional<Libcrypto> FOUND = Libcrypto.find();
  }

  /** What digests one message alone by SM3; nothing if that is done by ourselves. */
  Optional<Libcrypto> library() {
    return ofSystem && !singly ? Library.FOUND : Optional.empty();
  }

  /** What digests short messages as long as {@link #wide} does not hold. */
  Optional<Libcrypto> libraryAtFirst() {
    return way == Way.ASSEMBLED ? Optional.empty() : library();
  }

  /** How many messages go on side by side. */
  int lanes() {
    return width.map(Width::words).orElse(Vectors.LANES);
  }

  /**
   * What digests as many messages at a time as there are lanes.
   *
   * @param algorithm SM3 or SHA-256
   */
  Compression many(Algorithm algorithm) {
    return switch (way) {
      case ASSEMBLED ->
          (algorithm == Algorithm.SHA_256 && inPairs
                  ? InstructedSha256.find(lanes())
                  : width.flatMap(each -> Assembled.of(algorithm, each)))
              .orElseThrow();
      case VECTORS -> ShortDigest.vector(algorithm);
      case NONE -> ShortDigest.scalar(algorithm);
    };
  }

  /**
   * What digests one of them, outside the heap.
   *
   * @param algorithm SM3 or SHA-256
   */
  Compression one(Algorithm algorithm) {
    return switch (algorithm) {
      case SM3 -> code(algorithm).orElseGet(ScalarSm3::new);
      case SHA_256 -> code(algorithm).orElseGet(ScalarSha256::new);
      case SHA_512, BLAKE3 -> throw new IllegalArgumentException(algorithm.code());
    };
  }

  /** The same in machine code, where it can be had. */
  private Optional<Compression> code(Algorithm algorithm) {
    return switch (algorithm) {
      case SM3 -> singly ? SingleSm3.find() : Optional.empty();
      case SHA_256 -> instructed ? InstructedSha256.find() : Optional.empty();
      case SHA_512, BLAKE3 -> Optional.empty();
    };
  }

  /** What compresses several chunks of BLAKE3 at a time. */
  ManyChunks chunks() {
    return switch (way) {
      case ASSEMBLED -> width.flatMap(AssembledBlake3::find).orElseGet(ScalarBlake3::new);
      case VECTORS -> new VectorBlake3();
      case NONE -> new ScalarBlake3();
    };
  }

  /** Whether {@link #many} is faster by now for so many messages than {@link #one} for each. */
  boolean pays(Algorithm algorithm, int messages) {
    return switch (way) {
      case ASSEMBLED -> messages >= leastBeside(algorithm);
      case VECTORS -> messages >= LEAST_FOR_VECTORS && wide(algorithm);
      case NONE -> false;
    };
  }

  /**
   * That so many more bytes are to be digested. Safe for threads.
   *
   * @param algorithm for any but SM3 and SHA-256 it does nothing
   */
  void expect(Algorithm algorithm, long bytes) {
    switch (algorithm) {
      case SM3 -> sm3.expect(bytes);
      case SHA_256 -> sha256.expect(bytes);
      case SHA_512, BLAKE3 -> {}
    }
  }

  /**
   * Leaves the processor to the compiler for as long as it makes vectors fast: what could be done
   * meanwhile is done many times as fast afterwards. Returns at once if nothing is being warmed up.
   */
  void leave(Algorithm algorithm) {
    switch (algorithm) {
      case SM3 -> sm3.leave();
      case SHA_256 -> {
        if (!Processor.hasSha256()) {
          sha256.leave();
        }
      }
      case SHA_512, BLAKE3 -> {}
    }
  }

  /** From how many messages on all places pay, though most of them are idle. */
  private int leastBeside(Algorithm algorithm) {
    return switch (algorithm) {
      case SM3 -> singly ? LEAST_BESIDE_CODE : 1;
      case SHA_256 ->
          inPairs
              ? (int) Math.ceil(LEAST_IN_PAIRS * lanes())
              : instructed ? LEAST_BESIDE_INSTRUCTIONS : LEAST_FOR_VECTORS;
      case SHA_512, BLAKE3 -> 1;
    };
  }

  /** Whether the one for many messages is at its full speed by now. */
  boolean wide(Algorithm algorithm) {
    return switch (way) {
      case ASSEMBLED -> true;
      case VECTORS -> (algorithm == Algorithm.SM3 ? sm3 : sha256).ready.get();
      case NONE -> false;
    };
  }

  /**
   * Whether SHA-256 is better left to the platform, for a message that begins now and does not go
   * beside many others, than computed here, where work can change over in the middle of a message.
   */
  boolean shaOfPlatform() {
    return way == Way.ASSEMBLED
        ? !instructed
        : Processor.hasSha256() || (!sha256.thread.isAlive() && !wide(Algorithm.SHA_256));
  }

  /** Runs the one with vectors until the compiler has made it fast. */
  private final class WarmUp {
    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicLong expected = new AtomicLong();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch settled = new CountDownLatch(1);
    private final long enough;
    private final Algorithm algorithm;
    private final Thread thread;

    WarmUp(Algorithm algorithm, long enough) {
      this.enough = enough;
      this.algorithm = algorithm;
      this.thread =
          Thread.ofPlatform().daemon().name(algorithm.code() + "-warm-up").unstarted(this::run);
    }

    void expect(long bytes) {
      if (way == Way.VECTORS && !begun.get() && expected.addAndGet(bytes) >= enough) {
        begin();
      }
    }

    void begin() {
      if (begun.compareAndSet(false, true)) {
        thread.start();
      }
    }

    void leave() {
      if (begun.get() && settled.getCount() > 0) {
        try {
          settled.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
        settled.countDown();
      }
    }

    private void run() {
      try {
        warm();
      } finally {
        settled.countDown();
      }
    }

    private void warm() {
      Compression many = ShortDigest.vector(algorithm);
      Compression scalar = ShortDigest.scalar(algorithm);
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment data = arena.allocate(BLOCKS * Sm3.BLOCK, Sm3.BLOCK);
        long began = System.nanoTime();
        while (!ended.get() && !ready.get() && System.nanoTime() - began < VAIN_NANOS) {
          long fast = time(many, data) / many.lanes();
          long slow = time(scalar, data);
          ready.set(fast * WORTH < slow && fast > 0 && slow < SLOWEST_NANOS);
        }
      }
    }
  }

  private static long time(Compression compression, MemorySegment data) {
    int[] state = new int[Sm3.WORDS * compression.lanes()];
    long[] at = new long[compression.lanes()];
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      long began = System.nanoTime();
      compression.compress(state, data, at, BLOCKS);
      best = Math.min(best, System.nanoTime() - began);
    }
    return best;
  }

  /** Has vectors, if that is its way, warmed up at once, and waits, but no longer than told. */
  boolean await(long millis) throws InterruptedException {
    if (way == Way.VECTORS) {
      for (WarmUp one : List.of(sm3, sha256)) {
        one.begin();
        one.thread.join(millis);
      }
    }
    return wide(Algorithm.SM3) && wide(Algorithm.SHA_256);
  }

  @Override
  public void close() {
    ended.set(true);
  }
}
