/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import static jdk.incubator.vector.VectorOperators.REVERSE_BYTES;
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
  private static final VectorSpecies<Integer> SPECIES = Columns.SPECIES;
  private static final int LANES = Columns.LANES;
  private static final int MESSAGE = 16;
  private static final int SCHEDULE = 68;
  private static final int[] CONSTANTS = Sm3.constants();

  private final Columns columns = new Columns();
  private final int[] schedule = new int[SCHEDULE * LANES];

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    Columns.requireNative(data);
    for (int block = 0; block < blocks; block++) {
      columns.load(data, at, (long) block * Sm3.BLOCK, schedule);
      reverse();
      expand();
      rounds(state);
    }
  }

  /** SM3 has the first byte of a word in front. */
  private void reverse() {
    int[] words = schedule;
    for (int j = 0; j < MESSAGE; j++) {
      word(words, j).lanewise(REVERSE_BYTES).intoArray(words, j * LANES);
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
