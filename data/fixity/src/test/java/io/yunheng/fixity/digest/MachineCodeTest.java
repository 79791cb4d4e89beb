/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.assembly.CodeMemory;
import io.yunheng.fixity.assembly.ExecutableMemory;
import io.yunheng.fixity.assembly.LinuxMemoryCalls;
import io.yunheng.fixity.assembly.Width;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a processor with neither AVX2 nor AVX-512 there is nothing to load. */
class MachineCodeTest {
  private static final long SEED = 20_261_122;
  private static final int SIZE = 1 << 16;
  private static final List<Algorithm> OURS = List.of(Algorithm.SM3, Algorithm.SHA_256);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final MemorySegment data = Arena.ofAuto().allocate(SIZE, Sm3.BLOCK);

  MachineCodeTest() {
    for (long at = 0; at < SIZE; at += Long.BYTES) {
      data.set(ValueLayout.JAVA_LONG, at, random.nextLong());
    }
  }

  private static CodeMemory memory() {
    return new ExecutableMemory(new LinuxMemoryCalls());
  }

  private static MachineCode code(Width width, boolean shaInstructions) {
    return MachineCode.load(width, shaInstructions, memory()).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void machineCodeAgreesWithTheScalarTwin(boolean shaInstructions) {
    for (Width width : Processor.widths()) {
      try (MachineCode code = code(width, shaInstructions)) {
        for (Algorithm algorithm : OURS) {
          Compression twin = ShortDigest.scalar(algorithm);
          Compression many = code.many(algorithm);
          assertThat(many.lanes()).isEqualTo(width.words());
          agree(many, twin);
          code.single(algorithm).ifPresent(each -> agree(each, twin));
        }
        assertThat(code.single(Algorithm.SM3).isPresent())
            .isEqualTo(Processor.hasThreeOperandRotation());
        assertThat(code.single(Algorithm.SHA_256).isPresent())
            .isEqualTo(shaInstructions && Processor.hasSha256OfX86());
      }
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

  /** Nothing but our own check keeps machine code from reading beyond the data. */
  @Test
  void nothingOutsideTheDataIsRead() {
    for (Width width : Processor.widths()) {
      try (MachineCode code = code(width, true)) {
        for (Algorithm algorithm : OURS) {
          Compression each = code.many(algorithm);
          int[] state = new int[Sm3.WORDS * each.lanes()];
          long[] at = new long[each.lanes()];
          at[each.lanes() - 1] = SIZE - Sm3.BLOCK;
          assertThatThrownBy(() -> each.compress(state, data, at, 2))
              .isInstanceOf(IndexOutOfBoundsException.class);
          at[each.lanes() - 1] = -1;
          assertThatThrownBy(() -> each.compress(state, data, at, 1))
              .isInstanceOf(IndexOutOfBoundsException.class);
          MemorySegment heap = MemorySegment.ofArray(new byte[SIZE]);
          assertThatThrownBy(() -> each.compress(state, heap, new long[16], 1))
              .isInstanceOf(IllegalArgumentException.class);
          assertThat(Arrays.stream(state)).containsOnly(0);
        }
      }
    }
  }

  @Test
  void theWidestVectorsAreTaken() {
    Optional<Integer> widest = Processor.widths().stream().map(Width::words).findFirst();
    Optional<MachineCode> loaded = MachineCode.load(memory());
    assertThat(loaded.map(MachineCode::lanes)).isEqualTo(widest);
    loaded.ifPresent(MachineCode::close);
  }

  @Test
  void codeThatWasGivenBackIsRefusedAndDoesNotCrash() {
    for (Width width : Processor.widths()) {
      MachineCode code = code(width, true);
      Compression sm3 = code.many(Algorithm.SM3);
      code.close();
      int[] state = new int[Sm3.WORDS * sm3.lanes()];
      assertThatThrownBy(() -> sm3.compress(state, data, new long[sm3.lanes()], 1))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  /** Each piece of code in turn is replaced by one that only returns. */
  @Test
  void oneKernelThatFailsItsSelfTestRefusesThemAll() {
    for (Width width : Processor.widths()) {
      for (boolean shaInstructions : new boolean[] {true, false}) {
        AtomicInteger placed = new AtomicInteger();
        CodeMemory counting = counting(placed, -1);
        MachineCode.load(width, shaInstructions, counting).orElseThrow().close();
        int pieces = placed.get();
        assertThat(pieces).isGreaterThanOrEqualTo(2);
        for (int wrong = 0; wrong < pieces; wrong++) {
          assertThat(MachineCode.load(width, shaInstructions, counting(new AtomicInteger(), wrong)))
              .as("piece %d of %d, %s", wrong, pieces, width)
              .isEmpty();
        }
      }
    }
  }

  private static CodeMemory counting(AtomicInteger placed, int wrong) {
    byte[] onlyReturns = {(byte) 0xc3};
    return (code, lifetime) ->
        memory().place(placed.getAndIncrement() == wrong ? onlyReturns : code, lifetime);
  }
}
