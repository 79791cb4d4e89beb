/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** Turns blocks of messages, which lie one behind the other, into columns side by side. */
final class Columns {
  static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();
  private static final int MESSAGE = 16;
  private static final IntVector[] LOW = turns(true);
  private static final IntVector[] HIGH = turns(false);

  /** Which words of two rows change places at each step of turning rows into columns. */
  private static IntVector[] turns(boolean low) {
    IntVector[] turns = new IntVector[Integer.numberOfTrailingZeros(LANES)];
    for (int step = 0; step < turns.length; step++) {
      int distance = 1 << step;
      int[] from = new int[LANES];
      for (int i = 0; i < LANES; i++) {
        boolean own = (i & distance) == 0;
        from[i] = low ? (own ? i : LANES + i - distance) : (own ? i + distance : LANES + i);
      }
      turns[step] = IntVector.fromArray(SPECIES, from, 0);
    }
    return turns;
  }

  /**
   * The sixteen words of a block of each message, those of the same place side by side, with the
   * last byte of a word in front.
   *
   * @param words word {@code w} of message {@code l} goes to {@code w * lanes + l}
   */
  void load(MemorySegment data, long[] at, long offset, int[] words) {
    if (LANES == MESSAGE) {
      loadSixteen(data, at, offset, words);
    } else {
      loadFew(data, at, offset, words);
    }
  }

  private static void loadFew(MemorySegment data, long[] at, long offset, int[] words) {
    for (int part = 0; part < MESSAGE; part += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        IntVector.fromMemorySegment(SPECIES, data, at[lane] + offset + part * 4L, LITTLE_ENDIAN)
            .intoArray(words, (part + lane) * LANES);
      }
      for (int step = 0; 1 << step < LANES; step++) {
        turn(words, part, 1 << step, LOW[step], HIGH[step]);
      }
    }
  }

  /** For sixteen messages, without leaving the registers. */
  private static void loadSixteen(MemorySegment data, long[] at, long offset, int[] words) {
    IntVector r0 = IntVector.fromMemorySegment(SPECIES, data, at[0] + offset, LITTLE_ENDIAN);
    IntVector r1 = IntVector.fromMemorySegment(SPECIES, data, at[1] + offset, LITTLE_ENDIAN);
    IntVector r2 = IntVector.fromMemorySegment(SPECIES, data, at[2] + offset, LITTLE_ENDIAN);
    IntVector r3 = IntVector.fromMemorySegment(SPECIES, data, at[3] + offset, LITTLE_ENDIAN);
    IntVector r4 = IntVector.fromMemorySegment(SPECIES, data, at[4] + offset, LITTLE_ENDIAN);
    IntVector r5 = IntVector.fromMemorySegment(SPECIES, data, at[5] + offset, LITTLE_ENDIAN);
    IntVector r6 = IntVector.fromMemorySegment(SPECIES, data, at[6] + offset, LITTLE_ENDIAN);
    IntVector r7 = IntVector.fromMemorySegment(SPECIES, data, at[7] + offset, LITTLE_ENDIAN);
    IntVector r8 = IntVector.fromMemorySegment(SPECIES, data, at[8] + offset, LITTLE_ENDIAN);
    IntVector r9 = IntVector.fromMemorySegment(SPECIES, data, at[9] + offset, LITTLE_ENDIAN);
    IntVector r10 = IntVector.fromMemorySegment(SPECIES, data, at[10] + offset, LITTLE_ENDIAN);
    IntVector r11 = IntVector.fromMemorySegment(SPECIES, data, at[11] + offset, LITTLE_ENDIAN);
    IntVector r12 = IntVector.fromMemorySegment(SPECIES, data, at[12] + offset, LITTLE_ENDIAN);
    IntVector r13 = IntVector.fromMemorySegment(SPECIES, data, at[13] + offset, LITTLE_ENDIAN);
    IntVector r14 = IntVector.fromMemorySegment(SPECIES, data, at[14] + offset, LITTLE_ENDIAN);
    IntVector r15 = IntVector.fromMemorySegment(SPECIES, data, at[15] + offset, LITTLE_ENDIAN);
    IntVector kept;
    IntVector low1 = LOW[0];
    IntVector high1 = HIGH[0];
    kept = r0;
    r0 = low1.selectFrom(kept, r1);
    r1 = high1.selectFrom(kept, r1);
    kept = r2;
    r2 = low1.selectFrom(kept, r3);
    r3 = high1.selectFrom(kept, r3);
    kept = r4;
    r4 = low1.selectFrom(kept, r5);
    r5 = high1.selectFrom(kept, r5);
    kept = r6;
    r6 = low1.selectFrom(kept, r7);
    r7 = high1.selectFrom(kept, r7);
    kept = r8;
    r8 = low1.selectFrom(kept, r9);
    r9 = high1.selectFrom(kept, r9);
    kept = r10;
    r10 = low1.selectFrom(kept, r11);
    r11 = high1.selectFrom(kept, r11);
    kept = r12;
    r12 = low1.selectFrom(kept, r13);
    r13 = high1.selectFrom(kept, r13);
    kept = r14;
    r14 = low1.selectFrom(kept, r15);
    r15 = high1.selectFrom(kept, r15);
    IntVector low2 = LOW[1];
    IntVector high2 = HIGH[1];
    kept = r0;
    r0 = low2.selectFrom(kept, r2);
    r2 = high2.selectFrom(kept, r2);
    kept = r1;
    r1 = low2.selectFrom(kept, r3);
    r3 = high2.selectFrom(kept, r3);
    kept = r4;
    r4 = low2.selectFrom(kept, r6);
    r6 = high2.selectFrom(kept, r6);
    kept = r5;
    r5 = low2.selectFrom(kept, r7);
    r7 = high2.selectFrom(kept, r7);
    kept = r8;
    r8 = low2.selectFrom(kept, r10);
    r10 = high2.selectFrom(kept, r10);
    kept = r9;
    r9 = low2.selectFrom(kept, r11);
    r11 = high2.selectFrom(kept, r11);
    kept = r12;
    r12 = low2.selectFrom(kept, r14);
    r14 = high2.selectFrom(kept, r14);
    kept = r13;
    r13 = low2.selectFrom(kept, r15);
    r15 = high2.selectFrom(kept, r15);
    IntVector low4 = LOW[2];
    IntVector high4 = HIGH[2];
    kept = r0;
    r0 = low4.selectFrom(kept, r4);
    r4 = high4.selectFrom(kept, r4);
    kept = r1;
    r1 = low4.selectFrom(kept, r5);
    r5 = high4.selectFrom(kept, r5);
    kept = r2;
    r2 = low4.selectFrom(kept, r6);
    r6 = high4.selectFrom(kept, r6);
    kept = r3;
    r3 = low4.selectFrom(kept, r7);
    r7 = high4.selectFrom(kept, r7);
    kept = r8;
    r8 = low4.selectFrom(kept, r12);
    r12 = high4.selectFrom(kept, r12);
    kept = r9;
    r9 = low4.selectFrom(kept, r13);
    r13 = high4.selectFrom(kept, r13);
    kept = r10;
    r10 = low4.selectFrom(kept, r14);
    r14 = high4.selectFrom(kept, r14);
    kept = r11;
    r11 = low4.selectFrom(kept, r15);
    r15 = high4.selectFrom(kept, r15);
    IntVector low8 = LOW[3];
    IntVector high8 = HIGH[3];
    kept = r0;
    r0 = low8.selectFrom(kept, r8);
    r8 = high8.selectFrom(kept, r8);
    kept = r1;
    r1 = low8.selectFrom(kept, r9);
    r9 = high8.selectFrom(kept, r9);
    kept = r2;
    r2 = low8.selectFrom(kept, r10);
    r10 = high8.selectFrom(kept, r10);
    kept = r3;
    r3 = low8.selectFrom(kept, r11);
    r11 = high8.selectFrom(kept, r11);
    kept = r4;
    r4 = low8.selectFrom(kept, r12);
    r12 = high8.selectFrom(kept, r12);
    kept = r5;
    r5 = low8.selectFrom(kept, r13);
    r13 = high8.selectFrom(kept, r13);
    kept = r6;
    r6 = low8.selectFrom(kept, r14);
    r14 = high8.selectFrom(kept, r14);
    kept = r7;
    r7 = low8.selectFrom(kept, r15);
    r15 = high8.selectFrom(kept, r15);
    r0.intoArray(words, 0 * LANES);
    r1.intoArray(words, 1 * LANES);
    r2.intoArray(words, 2 * LANES);
    r3.intoArray(words, 3 * LANES);
    r4.intoArray(words, 4 * LANES);
    r5.intoArray(words, 5 * LANES);
    r6.intoArray(words, 6 * LANES);
    r7.intoArray(words, 7 * LANES);
    r8.intoArray(words, 8 * LANES);
    r9.intoArray(words, 9 * LANES);
    r10.intoArray(words, 10 * LANES);
    r11.intoArray(words, 11 * LANES);
    r12.intoArray(words, 12 * LANES);
    r13.intoArray(words, 13 * LANES);
    r14.intoArray(words, 14 * LANES);
    r15.intoArray(words, 15 * LANES);
  }

  private static void turn(int[] words, int part, int distance, IntVector low, IntVector high) {
    for (int group = 0; group < LANES; group += 2 * distance) {
      for (int i = 0; i < distance; i++) {
        int one = (part + group + i) * LANES;
        int other = one + distance * LANES;
        IntVector a = IntVector.fromArray(SPECIES, words, one);
        IntVector b = IntVector.fromArray(SPECIES, words, other);
        low.selectFrom(a, b).intoArray(words, one);
        high.selectFrom(a, b).intoArray(words, other);
      }
    }
  }
}
