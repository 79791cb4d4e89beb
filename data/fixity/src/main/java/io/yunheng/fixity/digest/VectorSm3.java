/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

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
  private final int[] work = new int[Sm3.WORDS * LANES];
  private final int[] schedule = new int[SCHEDULE * LANES];

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    Compression.requireNative(data);
    for (int block = 0; block < blocks; block++) {
      columns.load(data, at, (long) block * Sm3.BLOCK, schedule);
      reverse();
      early(state);
      middle();
      late(state);
    }
  }

  /** SM3 has the first byte of a word in front. */
  private void reverse() {
    int[] words = schedule;
    for (int j = 0; j < MESSAGE; j++) {
      word(words, j).lanewise(REVERSE_BYTES).intoArray(words, j * LANES);
    }
  }

  private static IntVector word(int[] words, int j) {
    return IntVector.fromArray(SPECIES, words, j * LANES);
  }

  private void early(int[] state) {
    int[] words = schedule;
    int[] work = this.work;
    IntVector a = IntVector.fromArray(SPECIES, state, 0 * LANES);
    IntVector b = IntVector.fromArray(SPECIES, state, 1 * LANES);
    IntVector c = IntVector.fromArray(SPECIES, state, 2 * LANES);
    IntVector d = IntVector.fromArray(SPECIES, state, 3 * LANES);
    IntVector e = IntVector.fromArray(SPECIES, state, 4 * LANES);
    IntVector f = IntVector.fromArray(SPECIES, state, 5 * LANES);
    IntVector g = IntVector.fromArray(SPECIES, state, 6 * LANES);
    IntVector h = IntVector.fromArray(SPECIES, state, 7 * LANES);
    for (int j = 0; j < Sm3.EARLY; j += 4) {
      IntVector x;
      x =
          IntVector.fromArray(SPECIES, words, j * LANES)
              .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 7) * LANES))
              .lanewise(
                  XOR, IntVector.fromArray(SPECIES, words, (j + 13) * LANES).lanewise(ROL, 15));
      x = x.lanewise(XOR, x.lanewise(ROL, 15)).lanewise(XOR, x.lanewise(ROL, 23));
      x.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 3) * LANES).lanewise(ROL, 7))
          .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 10) * LANES))
          .intoArray(words, (j + 16) * LANES);
      IntVector w = IntVector.fromArray(SPECIES, words, j * LANES);
      IntVector turned = a.lanewise(ROL, 12);
      IntVector ss1 = turned.add(CONSTANTS[j]).add(e).lanewise(ROL, 7);
      d =
          a.lanewise(XOR, b)
              .lanewise(XOR, c)
              .add(d)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 4) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      h = e.lanewise(XOR, f).lanewise(XOR, g).add(h).add(w).add(ss1);
      h = h.lanewise(XOR, h.lanewise(ROL, 9)).lanewise(XOR, h.lanewise(ROL, 17));
      b = b.lanewise(ROL, 9);
      f = f.lanewise(ROL, 19);
      x =
          IntVector.fromArray(SPECIES, words, (j + 1) * LANES)
              .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 8) * LANES))
              .lanewise(
                  XOR, IntVector.fromArray(SPECIES, words, (j + 14) * LANES).lanewise(ROL, 15));
      x = x.lanewise(XOR, x.lanewise(ROL, 15)).lanewise(XOR, x.lanewise(ROL, 23));
      x.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 4) * LANES).lanewise(ROL, 7))
          .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 11) * LANES))
          .intoArray(words, (j + 17) * LANES);
      w = IntVector.fromArray(SPECIES, words, (j + 1) * LANES);
      turned = d.lanewise(ROL, 12);
      ss1 = turned.add(CONSTANTS[j + 1]).add(h).lanewise(ROL, 7);
      c =
          d.lanewise(XOR, a)
              .lanewise(XOR, b)
              .add(c)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 5) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      g = h.lanewise(XOR, e).lanewise(XOR, f).add(g).add(w).add(ss1);
      g = g.lanewise(XOR, g.lanewise(ROL, 9)).lanewise(XOR, g.lanewise(ROL, 17));
      a = a.lanewise(ROL, 9);
      e = e.lanewise(ROL, 19);
      x =
          IntVector.fromArray(SPECIES, words, (j + 2) * LANES)
              .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 9) * LANES))
              .lanewise(
                  XOR, IntVector.fromArray(SPECIES, words, (j + 15) * LANES).lanewise(ROL, 15));
      x = x.lanewise(XOR, x.lanewise(ROL, 15)).lanewise(XOR, x.lanewise(ROL, 23));
      x.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 5) * LANES).lanewise(ROL, 7))
          .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 12) * LANES))
          .intoArray(words, (j + 18) * LANES);
      w = IntVector.fromArray(SPECIES, words, (j + 2) * LANES);
      turned = c.lanewise(ROL, 12);
      ss1 = turned.add(CONSTANTS[j + 2]).add(g).lanewise(ROL, 7);
      b =
          c.lanewise(XOR, d)
              .lanewise(XOR, a)
              .add(b)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 6) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      f = g.lanewise(XOR, h).lanewise(XOR, e).add(f).add(w).add(ss1);
      f = f.lanewise(XOR, f.lanewise(ROL, 9)).lanewise(XOR, f.lanewise(ROL, 17));
      d = d.lanewise(ROL, 9);
      h = h.lanewise(ROL, 19);
      x =
          IntVector.fromArray(SPECIES, words, (j + 3) * LANES)
              .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 10) * LANES))
              .lanewise(
                  XOR, IntVector.fromArray(SPECIES, words, (j + 16) * LANES).lanewise(ROL, 15));
      x = x.lanewise(XOR, x.lanewise(ROL, 15)).lanewise(XOR, x.lanewise(ROL, 23));
      x.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 6) * LANES).lanewise(ROL, 7))
          .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 13) * LANES))
          .intoArray(words, (j + 19) * LANES);
      w = IntVector.fromArray(SPECIES, words, (j + 3) * LANES);
      turned = b.lanewise(ROL, 12);
      ss1 = turned.add(CONSTANTS[j + 3]).add(f).lanewise(ROL, 7);
      a =
          b.lanewise(XOR, c)
              .lanewise(XOR, d)
              .add(a)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 7) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      e = f.lanewise(XOR, g).lanewise(XOR, h).add(e).add(w).add(ss1);
      e = e.lanewise(XOR, e.lanewise(ROL, 9)).lanewise(XOR, e.lanewise(ROL, 17));
      c = c.lanewise(ROL, 9);
      g = g.lanewise(ROL, 19);
    }
    a.intoArray(work, 0 * LANES);
    b.intoArray(work, 1 * LANES);
    c.intoArray(work, 2 * LANES);
    d.intoArray(work, 3 * LANES);
    e.intoArray(work, 4 * LANES);
    f.intoArray(work, 5 * LANES);
    g.intoArray(work, 6 * LANES);
    h.intoArray(work, 7 * LANES);
  }

  private void middle() {
    int[] words = schedule;
    int[] work = this.work;
    IntVector a = IntVector.fromArray(SPECIES, work, 0 * LANES);
    IntVector b = IntVector.fromArray(SPECIES, work, 1 * LANES);
    IntVector c = IntVector.fromArray(SPECIES, work, 2 * LANES);
    IntVector d = IntVector.fromArray(SPECIES, work, 3 * LANES);
    IntVector e = IntVector.fromArray(SPECIES, work, 4 * LANES);
    IntVector f = IntVector.fromArray(SPECIES, work, 5 * LANES);
    IntVector g = IntVector.fromArray(SPECIES, work, 6 * LANES);
    IntVector h = IntVector.fromArray(SPECIES, work, 7 * LANES);
    for (int j = Sm3.EARLY; j < SCHEDULE - MESSAGE; j += 4) {
      IntVector x;
      x =
          IntVector.fromArray(SPECIES, words, j * LANES)
              .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 7) * LANES))
              .lanewise(
                  XOR, IntVector.fromArray(SPECIES, words, (j + 13) * LANES).lanewise(ROL, 15));
      x = x.lanewise(XOR, x.lanewise(ROL, 15)).lanewise(XOR, x.lanewise(ROL, 23));
      x.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 3) * LANES).lanewise(ROL, 7))
          .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 10) * LANES))
          .intoArray(words, (j + 16) * LANES);
      IntVector w = IntVector.fromArray(SPECIES, words, j * LANES);
      IntVector turned = a.lanewise(ROL, 12);
      IntVector ss1 = turned.add(CONSTANTS[j]).add(e).lanewise(ROL, 7);
      d =
          a.and(b)
              .or(a.or(b).and(c))
              .add(d)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 4) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      h = f.lanewise(XOR, g).and(e).lanewise(XOR, g).add(h).add(w).add(ss1);
      h = h.lanewise(XOR, h.lanewise(ROL, 9)).lanewise(XOR, h.lanewise(ROL, 17));
      b = b.lanewise(ROL, 9);
      f = f.lanewise(ROL, 19);
      x =
          IntVector.fromArray(SPECIES, words, (j + 1) * LANES)
              .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 8) * LANES))
              .lanewise(
                  XOR, IntVector.fromArray(SPECIES, words, (j + 14) * LANES).lanewise(ROL, 15));
      x = x.lanewise(XOR, x.lanewise(ROL, 15)).lanewise(XOR, x.lanewise(ROL, 23));
      x.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 4) * LANES).lanewise(ROL, 7))
          .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 11) * LANES))
          .intoArray(words, (j + 17) * LANES);
      w = IntVector.fromArray(SPECIES, words, (j + 1) * LANES);
      turned = d.lanewise(ROL, 12);
      ss1 = turned.add(CONSTANTS[j + 1]).add(h).lanewise(ROL, 7);
      c =
          d.and(a)
              .or(d.or(a).and(b))
              .add(c)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 5) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      g = e.lanewise(XOR, f).and(h).lanewise(XOR, f).add(g).add(w).add(ss1);
      g = g.lanewise(XOR, g.lanewise(ROL, 9)).lanewise(XOR, g.lanewise(ROL, 17));
      a = a.lanewise(ROL, 9);
      e = e.lanewise(ROL, 19);
      x =
          IntVector.fromArray(SPECIES, words, (j + 2) * LANES)
              .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 9) * LANES))
              .lanewise(
                  XOR, IntVector.fromArray(SPECIES, words, (j + 15) * LANES).lanewise(ROL, 15));
      x = x.lanewise(XOR, x.lanewise(ROL, 15)).lanewise(XOR, x.lanewise(ROL, 23));
      x.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 5) * LANES).lanewise(ROL, 7))
          .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 12) * LANES))
          .intoArray(words, (j + 18) * LANES);
      w = IntVector.fromArray(SPECIES, words, (j + 2) * LANES);
      turned = c.lanewise(ROL, 12);
      ss1 = turned.add(CONSTANTS[j + 2]).add(g).lanewise(ROL, 7);
      b =
          c.and(d)
              .or(c.or(d).and(a))
              .add(b)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 6) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      f = h.lanewise(XOR, e).and(g).lanewise(XOR, e).add(f).add(w).add(ss1);
      f = f.lanewise(XOR, f.lanewise(ROL, 9)).lanewise(XOR, f.lanewise(ROL, 17));
      d = d.lanewise(ROL, 9);
      h = h.lanewise(ROL, 19);
      x =
          IntVector.fromArray(SPECIES, words, (j + 3) * LANES)
              .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 10) * LANES))
              .lanewise(
                  XOR, IntVector.fromArray(SPECIES, words, (j + 16) * LANES).lanewise(ROL, 15));
      x = x.lanewise(XOR, x.lanewise(ROL, 15)).lanewise(XOR, x.lanewise(ROL, 23));
      x.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 6) * LANES).lanewise(ROL, 7))
          .lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 13) * LANES))
          .intoArray(words, (j + 19) * LANES);
      w = IntVector.fromArray(SPECIES, words, (j + 3) * LANES);
      turned = b.lanewise(ROL, 12);
      ss1 = turned.add(CONSTANTS[j + 3]).add(f).lanewise(ROL, 7);
      a =
          b.and(c)
              .or(b.or(c).and(d))
              .add(a)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 7) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      e = g.lanewise(XOR, h).and(f).lanewise(XOR, h).add(e).add(w).add(ss1);
      e = e.lanewise(XOR, e.lanewise(ROL, 9)).lanewise(XOR, e.lanewise(ROL, 17));
      c = c.lanewise(ROL, 9);
      g = g.lanewise(ROL, 19);
    }
    a.intoArray(work, 0 * LANES);
    b.intoArray(work, 1 * LANES);
    c.intoArray(work, 2 * LANES);
    d.intoArray(work, 3 * LANES);
    e.intoArray(work, 4 * LANES);
    f.intoArray(work, 5 * LANES);
    g.intoArray(work, 6 * LANES);
    h.intoArray(work, 7 * LANES);
  }

  private void late(int[] state) {
    int[] words = schedule;
    int[] work = this.work;
    IntVector a = IntVector.fromArray(SPECIES, work, 0 * LANES);
    IntVector b = IntVector.fromArray(SPECIES, work, 1 * LANES);
    IntVector c = IntVector.fromArray(SPECIES, work, 2 * LANES);
    IntVector d = IntVector.fromArray(SPECIES, work, 3 * LANES);
    IntVector e = IntVector.fromArray(SPECIES, work, 4 * LANES);
    IntVector f = IntVector.fromArray(SPECIES, work, 5 * LANES);
    IntVector g = IntVector.fromArray(SPECIES, work, 6 * LANES);
    IntVector h = IntVector.fromArray(SPECIES, work, 7 * LANES);
    for (int j = SCHEDULE - MESSAGE; j < Sm3.ROUNDS; j += 4) {
      IntVector w = IntVector.fromArray(SPECIES, words, j * LANES);
      IntVector turned = a.lanewise(ROL, 12);
      IntVector ss1 = turned.add(CONSTANTS[j]).add(e).lanewise(ROL, 7);
      d =
          a.and(b)
              .or(a.or(b).and(c))
              .add(d)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 4) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      h = f.lanewise(XOR, g).and(e).lanewise(XOR, g).add(h).add(w).add(ss1);
      h = h.lanewise(XOR, h.lanewise(ROL, 9)).lanewise(XOR, h.lanewise(ROL, 17));
      b = b.lanewise(ROL, 9);
      f = f.lanewise(ROL, 19);
      w = IntVector.fromArray(SPECIES, words, (j + 1) * LANES);
      turned = d.lanewise(ROL, 12);
      ss1 = turned.add(CONSTANTS[j + 1]).add(h).lanewise(ROL, 7);
      c =
          d.and(a)
              .or(d.or(a).and(b))
              .add(c)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 5) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      g = e.lanewise(XOR, f).and(h).lanewise(XOR, f).add(g).add(w).add(ss1);
      g = g.lanewise(XOR, g.lanewise(ROL, 9)).lanewise(XOR, g.lanewise(ROL, 17));
      a = a.lanewise(ROL, 9);
      e = e.lanewise(ROL, 19);
      w = IntVector.fromArray(SPECIES, words, (j + 2) * LANES);
      turned = c.lanewise(ROL, 12);
      ss1 = turned.add(CONSTANTS[j + 2]).add(g).lanewise(ROL, 7);
      b =
          c.and(d)
              .or(c.or(d).and(a))
              .add(b)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 6) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      f = h.lanewise(XOR, e).and(g).lanewise(XOR, e).add(f).add(w).add(ss1);
      f = f.lanewise(XOR, f.lanewise(ROL, 9)).lanewise(XOR, f.lanewise(ROL, 17));
      d = d.lanewise(ROL, 9);
      h = h.lanewise(ROL, 19);
      w = IntVector.fromArray(SPECIES, words, (j + 3) * LANES);
      turned = b.lanewise(ROL, 12);
      ss1 = turned.add(CONSTANTS[j + 3]).add(f).lanewise(ROL, 7);
      a =
          b.and(c)
              .or(b.or(c).and(d))
              .add(a)
              .add(w.lanewise(XOR, IntVector.fromArray(SPECIES, words, (j + 7) * LANES)))
              .add(ss1.lanewise(XOR, turned));
      e = g.lanewise(XOR, h).and(f).lanewise(XOR, h).add(e).add(w).add(ss1);
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
