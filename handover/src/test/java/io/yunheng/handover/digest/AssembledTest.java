/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a processor that has no AVX-512 these tests hold that no machine code is used. */
class AssembledTest {
  private static final long SEED = 20_261_122;
  private static final int SIZE = 1 << 16;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final MemorySegment data = Arena.ofAuto().allocate(SIZE, Sm3.BLOCK);

  AssembledTest() {
    for (long at = 0; at < SIZE; at += Long.BYTES) {
      data.set(ValueLayout.JAVA_LONG, at, random.nextLong());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SM3", "SHA_256"})
  void machineCodeAgreesWithTheScalarTwin(Algorithm algorithm) {
    Optional<Compression> many = Assembled.of(algorithm);
    assertThat(many.isPresent()).isEqualTo(Processor.hasWideVectors());
    many.ifPresent(each -> agree(each, ShortDigest.scalar(algorithm)));
  }

  @Test
  void instructionsForOneMessageAgreeWithTheScalarTwin() {
    assertThat(InstructedSha256.isThere()).isEqualTo(Processor.hasSha256OfX86());
    if (InstructedSha256.isThere()) {
      agree(new InstructedSha256(), new ScalarSha256());
    }
  }

  @Test
  void codeForOneMessageAgreesWithTheScalarTwin() {
    assertThat(SingleSm3.isThere()).isEqualTo(Processor.hasThreeOperandRotation());
    if (SingleSm3.isThere()) {
      agree(new SingleSm3(), new ScalarSm3());
    }
  }

  private void agree(Compression many, Compression scalar) {
    int lanes = many.lanes();
    for (int round = 0; round < 500; round++) {
      int blocks = random.nextInt(1, 9);
      long[] at = random.longs(lanes, 0, SIZE - (long) blocks * Sm3.BLOCK + 1).toArray();
      int[] state = random.ints((long) Sm3.WORDS * lanes).toArray();
      int[] before = state.clone();
      many.compress(state, data, at, blocks);
      for (int lane = 0; lane < lanes; lane++) {
        int[] one = new int[Sm3.WORDS];
        int[] came = new int[Sm3.WORDS];
        for (int word = 0; word < Sm3.WORDS; word++) {
          one[word] = before[word * lanes + lane];
          came[word] = state[word * lanes + lane];
        }
        scalar.compress(one, data, new long[] {at[lane]}, blocks);
        assertThat(came).as("seed %d, round %d, lane %d", SEED, round, lane).isEqualTo(one);
      }
    }
  }

  @Test
  void chunksAndParentsOfBlake3AgreeWithTheVectors() {
    Optional<ManyChunks> assembled = AssembledBlake3.find();
    assertThat(assembled.isPresent()).isEqualTo(Processor.hasWideVectors());
    VectorBlake3 vectors = new VectorBlake3();
    for (int round = 0; round < 200; round++) {
      int count = random.nextInt(1, vectors.lanes() + 1);
      long offset = random.nextInt(SIZE - count * Blake3.CHUNK);
      long first = random.nextLong(1L << 40);
      int[] children = random.ints(16L * vectors.lanes() + 3).toArray();
      int[] expected = new int[2 * 8 * vectors.lanes() + 5];
      vectors.chunks(data, offset, first, count, expected, 5);
      vectors.parents(children, 3, count, expected, 5 + 8 * count);
      assembled.ifPresent(
          each -> {
            int[] came = new int[expected.length];
            each.chunks(data, offset, first, count, came, 5);
            each.parents(children, 3, count, came, 5 + 8 * count);
            assertThat(came).as("seed %d, %d chunks", SEED, count).isEqualTo(expected);
          });
    }
  }

  /** What runs outside Java is stopped by nobody else at the end of what it may read. */
  @ParameterizedTest
  @EnumSource(names = {"SM3", "SHA_256"})
  void nothingOutsideTheDataIsRead(Algorithm algorithm) {
    for (Compression each : Assembled.of(algorithm).stream().toList()) {
      int[] state = new int[Sm3.WORDS * each.lanes()];
      long[] at = new long[each.lanes()];
      at[each.lanes() - 1] = SIZE - Sm3.BLOCK;
      assertThatThrownBy(() -> each.compress(state, data, at, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
      at[each.lanes() - 1] = -1;
      assertThatThrownBy(() -> each.compress(state, data, at, 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(
              () -> each.compress(state, MemorySegment.ofArray(new byte[SIZE]), new long[16], 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(Arrays.stream(state)).containsOnly(0);
    }
  }
}
