/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.SideBySide;
import io.yunheng.fixity.SideBySideTest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.digests.Blake3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsTest {
  private static final long SEED = 20_261_121;

  /** How much faster than without vectors, at least, for each word of a vector. */
  private static final double LEAST = 0.3;

  /**
   * A change that looks harmless can make the compiler keep vectors in memory, which costs a
   * hundredfold. Compared are the two of this process, so that the machine does not matter.
   */
  @Test
  void theCompilerKeepsVectorsInRegisters() throws InterruptedException {
    try (DigestEngine engine = DigestEngine.hybrid()) {
      assertThat(engine.await(120_000))
          .as("vectors of %d words become at least twice as fast", new VectorSm3().lanes())
          .isTrue();
    }
  }

  /** Falls off the fast path, and it is a third of this. */
  @ParameterizedTest
  @EnumSource(names = {"FASTEST", "HYBRID"})
  void theWholeOfTheWorkIsAsFastAsItsWidthPromises(SideBySideTest.Way way)
      throws InterruptedException {
    try (DigestEngine engine = way.engine();
        DigestEngine plain = DigestEngine.scalar()) {
      assertThat(engine.await(120_000)).isTrue();
      int lanes = engine.lanes();
      double ratio = 0;
      for (int round = 0; round < 20 && ratio < LEAST * lanes; round++) {
        ratio = Math.max(ratio, rate(engine, 4 * lanes) / rate(plain, 4));
      }

      assertThat(ratio).isGreaterThanOrEqualTo(LEAST * lanes);
    }
  }

  /** Bytes for each nanosecond of the processor. */
  private static double rate(DigestEngine engine, int messages) {
    byte[] bytes = new byte[1 << 20];
    try (SideBySide<Bytes> work = new SideBySide<>(engine, EnumSet.of(Algorithm.SM3), _ -> {})) {
      Iterator<Bytes> all =
          IntStream.range(0, messages).mapToObj(number -> Bytes.of(number, bytes)).iterator();
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long began = threads.getCurrentThreadCpuTime();
      work.run(() -> all.hasNext() ? Optional.of(all.next()) : Optional.empty());
      return (double) messages * bytes.length / (threads.getCurrentThreadCpuTime() - began);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 64})
  void vectorsOfEachWidthAgreeWithTheScalarTwin(int bytes)
      throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-XX:MaxVectorSize=" + bytes,
                    "-cp",
                    System.getProperty("java.class.path"),
                    VectorsTest.class.getName()))
            .redirectErrorStream(true)
            .start();
    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(other.waitFor()).as(said).isZero();
    assertThat(said).contains("agree");
  }

  @Test
  void aProcessWithoutVectorsMakesTheSameDigests() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    VectorsTest.class.getName(),
                    "without"))
            .redirectErrorStream(true)
            .start();
    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(other.waitFor()).as(said).isZero();
    assertThat(said).contains("agree");
  }

  /** Compares them in a process of its own. */
  public static void main(String[] arguments) {
    SplittableRandom random = new SplittableRandom(SEED);
    if (arguments.length > 0) {
      if (Vectors.THERE) {
        throw new AssertionError("there are vectors");
      }
      blake3(random, new ScalarBlake3());
      System.out.println(Vectors.LANES + " places agree");
      return;
    }
    twins(random, new VectorSm3(), new ScalarSm3());
    twins(random, new VectorSha256(), new ScalarSha256());
    blake3(random, new VectorBlake3());
    System.out.println(new VectorSm3().lanes() + " lanes agree");
  }

  private static MemorySegment outside(byte[] bytes) {
    MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, bytes.length), Sm3.BLOCK);
    MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return memory.asSlice(0, bytes.length);
  }

  private static void blake3(SplittableRandom random, ManyChunks chunks) {
    for (int round = 0; round < 100; round++) {
      byte[] message = new byte[random.nextInt(1 << 16)];
      random.nextBytes(message);
      Blake3Digest other = new Blake3Digest();
      other.update(message, 0, message.length);
      byte[] expected = new byte[32];
      other.doFinal(expected, 0);
      if (!Arrays.equals(expected, new Blake3(chunks).finish(outside(message)))) {
        throw new AssertionError("seed " + SEED + ", round " + round + ", blake3");
      }
    }
  }

  private static void twins(SplittableRandom random, Compression vector, Compression scalar) {
    int lanes = vector.lanes();
    byte[] data = new byte[1 << 16];
    random.nextBytes(data);
    MemorySegment memory = outside(data);
    for (int round = 0; round < 2_000; round++) {
      int blocks = random.nextInt(1, 9);
      long[] at = new long[lanes];
      Arrays.setAll(at, _ -> random.nextInt(data.length - blocks * Sm3.BLOCK));
      int[] state = new int[Sm3.WORDS * lanes];
      Arrays.setAll(state, _ -> random.nextInt());
      int[] before = state.clone();
      vector.compress(state, memory, at, blocks);
      for (int lane = 0; lane < lanes; lane++) {
        int[] one = new int[Sm3.WORDS];
        int place = lane;
        Arrays.setAll(one, word -> before[word * lanes + place]);
        scalar.compress(one, memory, new long[] {at[lane]}, blocks);
        for (int word = 0; word < Sm3.WORDS; word++) {
          if (one[word] != state[word * lanes + lane]) {
            throw new AssertionError("seed " + SEED + ", round " + round + ", lane " + lane);
          }
        }
      }
    }
  }
}
