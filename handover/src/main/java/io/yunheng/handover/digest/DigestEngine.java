/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which compression of SM3, and of SHA-256, is the faster one by now. Vectors are slow until the
 * compiler has seen to them, which takes a processor a second or two; so that is begun once there
 * is work enough to come, by a thread of its own, while work goes on without, and work changes over
 * once they are fast.
 */
public final class DigestEngine implements AutoCloseable {
  private static final int BLOCKS = 64;

  /** As fast as this many times the one without vectors, it pays. */
  private static final int WORTH = 2;

  /** Once it is compiled, the one without vectors takes less for {@link #BLOCKS}. */
  private static final long SLOWEST_NANOS = 200_000;

  /** What processors call that they have instructions for SHA-256. */
  private static final Set<String> INSTRUCTIONS = Set.of("sha_ni", "sha2");

  /** Whether the processor has instructions for SHA-256; taken for granted where nobody tells. */
  private static final boolean INSTRUCTED = instructed();

  /** With so many bytes to come, vectors make up for what it takes to warm them up. */
  private static final long ENOUGH = 512L << 20;

  /** The same beside instructions, which are half as fast as vectors. */
  private static final long ENOUGH_BESIDE = 2L << 30;

  /** Nobody waits longer than this for it. */
  private static final long PATIENCE_MILLIS = 3_000;

  /** What has not become fast by then will not; a thread that goes on trying takes a processor. */
  private static final long VAIN_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final WarmUp sm3 = new WarmUp(Algorithm.SM3, ENOUGH);
  private final WarmUp sha256 = new WarmUp(Algorithm.SHA_256, INSTRUCTED ? ENOUGH_BESIDE : ENOUGH);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final boolean vectors;
  private final Optional<Libcrypto> library;

  private DigestEngine(boolean vectors, Optional<Libcrypto> library) {
    this.library = library;
    this.vectors = vectors && Vectors.THERE;
  }

  /** One that begins with the system's library, where there is one, and changes over to vectors. */
  public static DigestEngine hybrid() {
    return new DigestEngine(true, Libcrypto.find());
  }

  /** One that changes over to vectors and needs nothing of the system. */
  public static DigestEngine own() {
    return new DigestEngine(true, Optional.empty());
  }

  /** One of the system's library alone, where there is one. */
  static DigestEngine ofSystem() {
    return new DigestEngine(false, Libcrypto.find());
  }

  /** One without vectors and without the system's library. */
  public static DigestEngine scalar() {
    return new DigestEngine(false, Optional.empty());
  }

  /** What a message begun now is digested by while vectors do not pay; nothing if by ourselves. */
  Optional<Libcrypto> library() {
    return library;
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
        if (!INSTRUCTED) {
          sha256.leave();
        }
      }
      case SHA_512, BLAKE3 -> {}
    }
  }

  /** Whether vectors are the faster ones by now. */
  boolean vectors() {
    return sm3.ready.get();
  }

  /** The same of SHA-256. */
  boolean shaVectors() {
    return sha256.ready.get();
  }

  /**
   * Whether SHA-256 without vectors is better left to the platform than computed here, where work
   * can change over to vectors in the middle of a message.
   */
  boolean shaOfPlatform() {
    return INSTRUCTED || (!sha256.thread.isAlive() && !shaVectors());
  }

  private static boolean instructed() {
    Path file = Path.of("/proc/cpuinfo");
    try {
      return !Files.isReadable(file)
          || Files.readString(file)
              .lines()
              .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
              .flatMap(line -> Arrays.stream(line.split("\\s+")))
              .anyMatch(INSTRUCTIONS::contains);
    } catch (IOException | IllegalArgumentException _) {
      return true;
    }
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
      if (vectors && !begun.get() && expected.addAndGet(bytes) >= enough) {
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

  /** Has vectors warmed up at once, and waits until they are, or the time is over. */
  boolean await(long millis) throws InterruptedException {
    for (WarmUp one : List.of(sm3, sha256)) {
      one.begin();
      one.thread.join(millis);
    }
    return vectors() && shaVectors();
  }

  @Override
  public void close() {
    ended.set(true);
  }
}
