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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Which compression of SM3, and of SHA-256, is the faster one by now. Vectors are slow until the
 * compiler has seen to them, which takes about a second; so a thread of its own warms them up while
 * work goes on without, and work changes over once they are fast.
 */
public final class Sm3Engine implements AutoCloseable {
  private static final int BLOCKS = 64;

  /** As fast as this many times the one without vectors, it pays. */
  private static final int WORTH = 2;

  /** What processors call that they have instructions for SHA-256. */
  private static final Set<String> INSTRUCTIONS = Set.of("sha_ni", "sha2");

  /** Whether the processor has instructions for SHA-256; taken for granted where nobody tells. */
  private static final boolean INSTRUCTED = instructed();

  private final AtomicBoolean ready = new AtomicBoolean();
  private final AtomicBoolean readySha = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Thread warming;

  private final Optional<Libcrypto> library;

  private Sm3Engine(boolean vectors, Optional<Libcrypto> library) {
    this.library = library;
    this.warming = Thread.ofPlatform().daemon().name("sm3-warm-up").unstarted(this::warm);
    if (vectors && Vectors.THERE) {
      warming.start();
    }
  }

  /** One that begins with the system's library, where there is one, and changes over to vectors. */
  public static Sm3Engine hybrid() {
    return new Sm3Engine(true, Libcrypto.find());
  }

  /** One that changes over to vectors and needs nothing of the system. */
  public static Sm3Engine own() {
    return new Sm3Engine(true, Optional.empty());
  }

  /** One of the system's library alone, where there is one. */
  static Sm3Engine ofSystem() {
    return new Sm3Engine(false, Libcrypto.find());
  }

  /** One without vectors and without the system's library. */
  public static Sm3Engine scalar() {
    return new Sm3Engine(false, Optional.empty());
  }

  /** What a message begun now is digested by while vectors do not pay; nothing if by ourselves. */
  Optional<Libcrypto> library() {
    return library;
  }

  /** Whether vectors are the faster ones by now. */
  boolean vectors() {
    return ready.get();
  }

  /** The same of SHA-256. */
  boolean shaVectors() {
    return readySha.get();
  }

  /**
   * Whether SHA-256 without vectors is better left to the platform than computed here, where work
   * can change over to vectors in the middle of a message.
   */
  boolean shaOfPlatform() {
    return INSTRUCTED || (!warming.isAlive() && !readySha.get());
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

  private void warm() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(BLOCKS * Sm3.BLOCK, Sm3.BLOCK);
      warm(new VectorSm3(), new ScalarSm3(), data, ready);
      warm(new VectorSha256(), new ScalarSha256(), data, readySha);
    }
  }

  private void warm(
      Compression vector, Compression scalar, MemorySegment data, AtomicBoolean worth) {
    int lanes = vector.lanes();
    while (!ended.get() && !worth.get()) {
      long fast = time(vector, data) / lanes;
      long slow = time(scalar, data);
      worth.set(fast * WORTH < slow && fast > 0);
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

  /** Waits until vectors are the faster ones, or the time is over. */
  boolean await(long millis) throws InterruptedException {
    warming.join(millis);
    return ready.get() && readySha.get();
  }

  @Override
  public void close() {
    ended.set(true);
  }
}
