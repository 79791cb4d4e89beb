/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * SM3 of as many messages as a vector has words: each word of the state is a vector, and each
 * message has its place in it.
 *
 * <p>The shape of the loops decides whether the compiler keeps the vectors in registers; see the
 * test that measures it before changing anything here.
 */
final class VectorSm3 implements Compression {
  private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int MESSAGE = 16;
  private static final int SCHEDULE = 68;
  private static final int[] CONSTANTS = Sm3.constants();
  private static final IntVector[] LOW = turns(true);
  private static final IntVector[] HIGH = turns(false);

  private final int[] schedule = new int[SCHEDULE * LANES];

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    for (int block = 0; block < blocks; block++) {
      if (LANES == MESSAGE) {
        loadSixteen(data, at, (long) block * Sm3.BLOCK);
      } else {
        load(data, at, (long) block * Sm3.BLOCK);
      }
      expand();
      rounds(state);
    }
  }

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

  /** The words of a block of each message, those of the same place side by side. */
  private void load(MemorySegment data, long[] at, long offset) {
    int[] words = schedule;
    for (int part = 0; part < MESSAGE; part += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        IntVector.fromMemorySegment(SPECIES, data, at[lane] + offset + part * 4L, BIG_ENDIAN)
            .intoArray(words, (part + lane) * LANES);
      }
      for (int step = 0; 1 << step < LANES; step++) {
        turn(words, part, 1 << step, LOW[step], HIGH[step]);
      }
    }
  }

  /** The same for sixteen messages, without leaving the registers. */
  private void loadSixteen(MemorySegment data, long[] at, long offset) {
    int[] words = schedule;
    IntVector r0 = IntVector.fromMemorySegment(SPECIES, data, at[0] + offset, BIG_ENDIAN);
    IntVector r1 = IntVector.fromMemorySegment(SPECIES, data, at[1] + offset, BIG_ENDIAN);
    IntVector r2 = IntVector.fromMemorySegment(SPECIES, data, at[2] + offset, BIG_ENDIAN);
    IntVector r3 = IntVector.fromMemorySegment(SPECIES, data, at[3] + offset, BIG_ENDIAN);
    IntVector r4 = IntVector.fromMemorySegment(SPECIES, data, at[4] + offset, BIG_ENDIAN);
    IntVector r5 = IntVector.fromMemorySegment(SPECIES, data, at[5] + offset, BIG_ENDIAN);
    IntVector r6 = IntVector.fromMemorySegment(SPECIES, data, at[6] + offset, BIG_ENDIAN);
    IntVector r7 = IntVector.fromMemorySegment(SPECIES, data, at[7] + offset, BIG_ENDIAN);
    IntVector r8 = IntVector.fromMemorySegment(SPECIES, data, at[8] + offset, BIG_ENDIAN);
    IntVector r9 = IntVector.fromMemorySegment(SPECIES, data, at[9] + offset, BIG_ENDIAN);
    IntVector r10 = IntVector.fromMemorySegment(SPECIES, data, at[10] + offset, BIG_ENDIAN);
    IntVector r11 = IntVector.fromMemorySegment(SPECIES, data, at[11] + offset, BIG_ENDIAN);
    IntVector r12 = IntVector.fromMemorySegment(SPECIES, data, at[12] + offset, BIG_ENDIAN);
    IntVector r13 = IntVector.fromMemorySegment(SPECIES, data, at[13] + offset, BIG_ENDIAN);
    IntVector r14 = IntVector.fromMemorySegment(SPECIES, data, at[14] + offset, BIG_ENDIAN);
    IntVector r15 = IntVector.fromMemorySegment(SPECIES, data, at[15] + offset, BIG_ENDIAN);
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

  private void expand() {
    int[] words = schedule;
    for (int j = MESSAGE; j < SCHEDULE; j++) {
      IntVector x =
          word(words, j - 16)
              .lanewise(XOR, word(words, j - 9))
              .lanewise(XOR, word(words, j - 3).lanewise(ROL, 15));
      x = x.lanewise(XOR, x.lanewise(ROL, 15)).lanewise(XOR, x.lanewise(ROL, 23));
      x.lanewise(XOR, word(words, j - 13).lanewise(ROL, 7))
          .lanewise(XOR, word(words, j - 6))
          .intoArray(words, j * LANES);
    }
  }

  private static IntVector word(int[] words, int j) {
    return IntVector.fromArray(SPECIES, words, j * LANES);
  }

  private void rounds(int[] state) {
    int[] words = schedule;
    IntVector a = IntVector.fromArray(SPECIES, state, 0 * LANES);
    IntVector b = IntVector.fromArray(SPECIES, state, 1 * LANES);
    IntVector c = IntVector.fromArray(SPECIES, state, 2 * LANES);
    IntVector d = IntVector.fromArray(SPECIES, state, 3 * LANES);
    IntVector e = IntVector.fromArray(SPECIES, state, 4 * LANES);
    IntVector f = IntVector.fromArray(SPECIES, state, 5 * LANES);
    IntVector g = IntVector.fromArray(SPECIES, state, 6 * LANES);
    IntVector h = IntVector.fromArray(SPECIES, state, 7 * LANES);
    for (int j = 0; j < Sm3.EARLY; j += 4) {
      IntVector w = IntVector.fromArray(SPECIES, words, j * LANES);
      IntVector turned = a.lanewise(ROL, 12);
      IntVector ss1 = turned.add(e).add(CONSTANTS[j]).lanewise(ROL, 7);
      d =
          a.lanewise(XOR, b)
              .lanewise(XOR, c)
              .add(d)
              .add(ss1.lanewise(XOR, turned))
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 4) * LANES)));
      h = e.lanewise(XOR, f).lanewise(XOR, g).add(h).add(ss1).add(w);
      h = h.lanewise(XOR, h.lanewise(ROL, 9)).lanewise(XOR, h.lanewise(ROL, 17));
      b = b.lanewise(ROL, 9);
      f = f.lanewise(ROL, 19);
      w = IntVector.fromArray(SPECIES, words, (j + 1) * LANES);
      turned = d.lanewise(ROL, 12);
      ss1 = turned.add(h).add(CONSTANTS[j + 1]).lanewise(ROL, 7);
      c =
          d.lanewise(XOR, a)
              .lanewise(XOR, b)
              .add(c)
              .add(ss1.lanewise(XOR, turned))
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 5) * LANES)));
      g = h.lanewise(XOR, e).lanewise(XOR, f).add(g).add(ss1).add(w);
      g = g.lanewise(XOR, g.lanewise(ROL, 9)).lanewise(XOR, g.lanewise(ROL, 17));
      a = a.lanewise(ROL, 9);
      e = e.lanewise(ROL, 19);
      w = IntVector.fromArray(SPECIES, words, (j + 2) * LANES);
      turned = c.lanewise(ROL, 12);
      ss1 = turned.add(g).add(CONSTANTS[j + 2]).lanewise(ROL, 7);
      b =
          c.lanewise(XOR, d)
              .lanewise(XOR, a)
              .add(b)
              .add(ss1.lanewise(XOR, turned))
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 6) * LANES)));
      f = g.lanewise(XOR, h).lanewise(XOR, e).add(f).add(ss1).add(w);
      f = f.lanewise(XOR, f.lanewise(ROL, 9)).lanewise(XOR, f.lanewise(ROL, 17));
      d = d.lanewise(ROL, 9);
      h = h.lanewise(ROL, 19);
      w = IntVector.fromArray(SPECIES, words, (j + 3) * LANES);
      turned = b.lanewise(ROL, 12);
      ss1 = turned.add(f).add(CONSTANTS[j + 3]).lanewise(ROL, 7);
      a =
          b.lanewise(XOR, c)
              .lanewise(XOR, d)
              .add(a)
              .add(ss1.lanewise(XOR, turned))
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 7) * LANES)));
      e = f.lanewise(XOR, g).lanewise(XOR, h).add(e).add(ss1).add(w);
      e = e.lanewise(XOR, e.lanewise(ROL, 9)).lanewise(XOR, e.lanewise(ROL, 17));
      c = c.lanewise(ROL, 9);
      g = g.lanewise(ROL, 19);
    }
    for (int j = Sm3.EARLY; j < Sm3.ROUNDS; j += 4) {
      IntVector w = IntVector.fromArray(SPECIES, words, j * LANES);
      IntVector turned = a.lanewise(ROL, 12);
      IntVector ss1 = turned.add(e).add(CONSTANTS[j]).lanewise(ROL, 7);
      d =
          a.and(b)
              .or(a.or(b).and(c))
              .add(d)
              .add(ss1.lanewise(XOR, turned))
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 4) * LANES)));
      h = f.lanewise(XOR, g).and(e).lanewise(XOR, g).add(h).add(ss1).add(w);
      h = h.lanewise(XOR, h.lanewise(ROL, 9)).lanewise(XOR, h.lanewise(ROL, 17));
      b = b.lanewise(ROL, 9);
      f = f.lanewise(ROL, 19);
      w = IntVector.fromArray(SPECIES, words, (j + 1) * LANES);
      turned = d.lanewise(ROL, 12);
      ss1 = turned.add(h).add(CONSTANTS[j + 1]).lanewise(ROL, 7);
      c =
          d.and(a)
              .or(d.or(a).and(b))
              .add(c)
              .add(ss1.lanewise(XOR, turned))
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 5) * LANES)));
      g = e.lanewise(XOR, f).and(h).lanewise(XOR, f).add(g).add(ss1).add(w);
      g = g.lanewise(XOR, g.lanewise(ROL, 9)).lanewise(XOR, g.lanewise(ROL, 17));
      a = a.lanewise(ROL, 9);
      e = e.lanewise(ROL, 19);
      w = IntVector.fromArray(SPECIES, words, (j + 2) * LANES);
      turned = c.lanewise(ROL, 12);
      ss1 = turned.add(g).add(CONSTANTS[j + 2]).lanewise(ROL, 7);
      b =
          c.and(d)
              .or(c.or(d).and(a))
              .add(b)
              .add(ss1.lanewise(XOR, turned))
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 6) * LANES)));
      f = h.lanewise(XOR, e).and(g).lanewise(XOR, e).add(f).add(ss1).add(w);
      f = f.lanewise(XOR, f.lanewise(ROL, 9)).lanewise(XOR, f.lanewise(ROL, 17));
      d = d.lanewise(ROL, 9);
      h = h.lanewise(ROL, 19);
      w = IntVector.fromArray(SPECIES, words, (j + 3) * LANES);
      turned = b.lanewise(ROL, 12);
      ss1 = turned.add(f).add(CONSTANTS[j + 3]).lanewise(ROL, 7);
      a =
          b.and(c)
              .or(b.or(c).and(d))
              .add(a)
              .add(ss1.lanewise(XOR, turned))
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 7) * LANES)));
      e = g.lanewise(XOR, h).and(f).lanewise(XOR, h).add(e).add(ss1).add(w);
      e = e.lanewise(XOR, e.lanewise(ROL, 9)).lanewise(XOR, e.lanewise(ROL, 17));
      c = c.lanewise(ROL, 9);
      g = g.lanewise(ROL, 19);
    }
    a.lanewise(XOR, IntVector.fromArray(SPECIES, state, 0 * LANES)).intoArray(state, 0 * LANES);
    b.lanewise(XOR, IntVector.fromArray(SPECIES, state, 1 * LANES)).intoArray(state, 1 * LANES);
    c.lanewise(XOR, IntVector.fromArray(SPECIES, state, 2 * LANES)).intoArray(state, 2 * LANES);
    d.lanewise(XOR, IntVector.fromArray(SPECIES, state, 3 * LANES)).intoArray(state, 3 * LANES);
    e.lanewise(XOR, IntVector.fromArray(SPECIES, state, 4 * LANES)).intoArray(state, 4 * LANES);
    f.lanewise(XOR, IntVector.fromArray(SPECIES, state, 5 * LANES)).intoArray(state, 5 * LANES);
    g.lanewise(XOR, IntVector.fromArray(SPECIES, state, 6 * LANES)).intoArray(state, 6 * LANES);
    h.lanewise(XOR, IntVector.fromArray(SPECIES, state, 7 * LANES)).intoArray(state, 7 * LANES);
  }
}
