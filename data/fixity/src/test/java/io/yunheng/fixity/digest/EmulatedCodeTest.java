/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.assembly.Width;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code for processors with AVX-512, wherever the tests run. */
class EmulatedCodeTest {
  private static final long SEED = 20_261_122;
  private static final int LANES = Width.SIXTEEN.words();
  private static final int STATES = 0x1000;
  private static final int MESSAGES = 0x3000;
  private static final int NUMBERS = 0x4000;
  private static final int DATA = 0x10000;
  private static final int SIZE = 1 << 16;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final ByteBuffer memory = ByteBuffer.allocate(DATA + SIZE).order(ByteOrder.LITTLE_ENDIAN);

  EmulatedCodeTest() {
    for (int at = DATA; at < DATA + SIZE; at += Long.BYTES) {
      memory.putLong(at, random.nextLong());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SM3", "SHA_256"})
  void roundsOfSixteenMessagesAgreeWithTheScalarTwin(Algorithm algorithm) {
    boolean sm3 = algorithm == Algorithm.SM3;
    Rounds rounds = sm3 ? new Sm3Rounds() : new Sha256Rounds();
    put(
        NUMBERS,
        RoundNumbers.of(sm3 ? Sm3.constants() : Sha256.constants(), Width.SIXTEEN, Arena.ofAuto()));
    int blocks = 3;
    int[] at = random.ints(LANES, DATA, DATA + SIZE - blocks * Sm3.BLOCK + 1).toArray();
    int[][] expected = new int[LANES][Sm3.WORDS];
    for (int lane = 0; lane < LANES; lane++) {
      memory.putLong(MESSAGES + lane * Long.BYTES, at[lane]);
      for (int word = 0; word < Sm3.WORDS; word++) {
        expected[lane][word] = random.nextInt();
        memory.putInt(state(word, lane), expected[lane][word]);
      }
      ShortDigest.scalar(algorithm)
          .compress(expected[lane], MemorySegment.ofBuffer(memory), new long[] {at[lane]}, blocks);
    }

    new EmulatedProcessor(memory, BatchKernel.written(rounds, Width.SIXTEEN))
        .call(STATES, MESSAGES, blocks, NUMBERS);

    for (int lane = 0; lane < LANES; lane++) {
      int[] came = new int[Sm3.WORDS];
      for (int word = 0; word < Sm3.WORDS; word++) {
        came[word] = memory.getInt(state(word, lane));
      }
      assertThat(came).as("seed %d, lane %d", SEED, lane).isEqualTo(expected[lane]);
    }
  }

  private static int state(int word, int lane) {
    return STATES + (word * LANES + lane) * Integer.BYTES;
  }

  private void put(int at, MemorySegment bytes) {
    memory.put(at, bytes.toArray(ValueLayout.JAVA_BYTE));
  }
}
