/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.assembly.Width;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On a processor that has neither AVX2 nor AVX-512 only the last holds. */
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
    for (Width width : Processor.widths()) {
      Compression many = Assembled.of(algorithm, width).orElseThrow();
      assertThat(many.lanes()).isEqualTo(width.words());
      agree(many, ShortDigest.scalar(algorithm));
    }
  }

  @Test
  void codeForOneMessageAndForPairsAgreesWithTheScalarTwin() {
    Optional<Compression> sha256 = InstructedSha256.find();
    assertThat(sha256.isPresent()).isEqualTo(Processor.hasSha256OfX86());
    sha256.ifPresent(each -> agree(each, new ScalarSha256()));
    Optional<Compression> pairs = InstructedSha256.find(Width.EIGHT.words());
    assertThat(pairs.isPresent()).isEqualTo(sha256.isPresent());
    pairs.ifPresent(each -> agree(each, new ScalarSha256()));
    Optional<Compression> sm3 = SingleSm3.find();
    assertThat(sm3.isPresent()).isEqualTo(Processor.hasThreeOperandRotation());
    sm3.ifPresent(each -> agree(each, new ScalarSm3()));
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
  void chunksAndParentsOfBlake3AgreeWithTheScalarTwin() {
    for (Width width : Processor.widths()) {
      agree(AssembledBlake3.find(width).orElseThrow());
    }
    if (Vectors.THERE) {
      agree(new VectorBlake3());
    }
  }

  private void agree(ManyChunks many) {
    ScalarBlake3 scalar = new ScalarBlake3();
    for (int round = 0; round < 300; round++) {
      int count = random.nextInt(1, many.lanes() + 1);
      long offset = random.nextInt(SIZE - count * Blake3.CHUNK);
      long first = random.nextLong(1L << 40) / many.lanes() * many.lanes();
      long place = 8L * random.nextInt(5);
      MemorySegment came = values(many.lanes(), 5);
      many.chunks(data, offset, first, count, came, place);
      MemorySegment expected = values(1, count + 5);
      for (int i = 0; i < count; i++) {
        scalar.chunks(
            data, offset + (long) i * Blake3.CHUNK, first + i, 1, expected, place(place, i));
      }
      same(came, expected, place, count);
      MemorySegment children = values(2 * many.lanes(), 5);
      MemorySegment.copy(data, offset, children, 0, 2L * many.lanes() * Blake3.LENGTH);
      MemorySegment twin = values(2 * many.lanes(), 5);
      twin.copyFrom(children);
      long from = place + 8L * random.nextInt(5);
      many.parents(children, from, count, place);
      for (int i = 0; i < count; i++) {
        scalar.parents(twin, place(from, 2 * i), 1, place(place, i));
      }
      same(children, twin, place, count);
    }
  }

  private static long place(long from, int value) {
    return from + (long) value * Blake3.LENGTH;
  }

  private static MemorySegment values(int count, int more) {
    return Arena.ofAuto().allocate((count + more) * (long) Blake3.LENGTH, Blake3.BLOCK);
  }

  private static void same(MemorySegment came, MemorySegment expected, long place, int count) {
    long length = (long) count * Blake3.LENGTH;
    assertThat(came.asSlice(place, length).toArray(ValueLayout.JAVA_BYTE))
        .as("seed %d, %d values", SEED, count)
        .isEqualTo(expected.asSlice(place, length).toArray(ValueLayout.JAVA_BYTE));
  }

  /** What runs outside Java is stopped by nobody else at the end of what it may read. */
  @ParameterizedTest
  @EnumSource(names = {"SM3", "SHA_256"})
  void nothingOutsideTheDataIsRead(Algorithm algorithm) {
    Stream<Compression> vectors =
        Processor.widths().stream().map(width -> Assembled.of(algorithm, width).orElseThrow());
    Stream<Compression> pairs = InstructedSha256.find(Width.EIGHT.words()).stream();
    for (Compression each : Stream.concat(vectors, pairs).toList()) {
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

  @Test
  void theWidestVectorsAreTaken() {
    Optional<Integer> widest = Processor.widths().stream().map(Width::words).findFirst();
    assertThat(DigestEngine.assembled().map(DigestEngine::lanes)).isEqualTo(widest);
  }
}
