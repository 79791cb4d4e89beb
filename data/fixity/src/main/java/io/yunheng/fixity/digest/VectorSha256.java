/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.REVERSE_BYTES;
import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * SHA-256 of as many messages as a vector has words. What {@link VectorSm3} says of the shape of
 * its loops holds here too.
 */
final class VectorSha256 implements Compression {
  private static final VectorSpecies<Integer> SPECIES = Columns.SPECIES;
  private static final int LANES = Columns.LANES;
  private static final int MESSAGE = 16;

  /** From this round on all words of the schedule are there. */
  private static final int LATE = Sha256.ROUNDS - MESSAGE;

  private static final int[] CONSTANTS = Sha256.constants();

  private final Columns columns = new Columns();
  private final int[] work = new int[Sha256.WORDS * LANES];
  private final int[] schedule = new int[Sha256.ROUNDS * LANES];

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    Compression.requireNative(data);
    for (int block = 0; block < blocks; block++) {
      columns.load(data, at, (long) block * Sha256.BLOCK, schedule);
      reverse();
      early(state);
      late(state);
    }
  }

  /** SHA-256 has the first byte of a word in front. */
  private void reverse() {
    int[] words = schedule;
    for (int j = 0; j < MESSAGE; j++) {
      word(words, j).lanewise(REVERSE_BYTES).intoArray(words, j * LANES);
    }
  }

  private static IntVector word(int[] words, int j) {
    return IntVector.fromArray(SPECIES, words, j * LANES);
  }

  /** The rounds between which the rest of the schedule is computed. */
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
    for (int j = 0; j < LATE; j += 4) {
      IntVector t;
      IntVector x;
      IntVector y;
      x = IntVector.fromArray(SPECIES, words, (j + 1) * LANES);
      y = IntVector.fromArray(SPECIES, words, (j + 14) * LANES);
      x = x.lanewise(ROL, 25).lanewise(XOR, x.lanewise(ROL, 14)).lanewise(XOR, x.lanewise(LSHR, 3));
      y =
          y.lanewise(ROL, 15)
              .lanewise(XOR, y.lanewise(ROL, 13))
              .lanewise(XOR, y.lanewise(LSHR, 10));
      IntVector.fromArray(SPECIES, words, j * LANES)
          .add(IntVector.fromArray(SPECIES, words, (j + 9) * LANES))
          .add(x)
          .add(y)
          .intoArray(words, (j + 16) * LANES);
      t =
          h.add(IntVector.fromArray(SPECIES, words, j * LANES))
              .add(CONSTANTS[j])
              .add(f.lanewise(XOR, g).and(e).lanewise(XOR, g))
              .add(
                  e.lanewise(ROL, 26)
                      .lanewise(XOR, e.lanewise(ROL, 21))
                      .lanewise(XOR, e.lanewise(ROL, 7)));
      d = d.add(t);
      h =
          t.add(
                  a.lanewise(ROL, 30)
                      .lanewise(XOR, a.lanewise(ROL, 19))
                      .lanewise(XOR, a.lanewise(ROL, 10)))
              .add(a.and(b).or(a.or(b).and(c)));
      x = IntVector.fromArray(SPECIES, words, (j + 2) * LANES);
      y = IntVector.fromArray(SPECIES, words, (j + 15) * LANES);
      x = x.lanewise(ROL, 25).lanewise(XOR, x.lanewise(ROL, 14)).lanewise(XOR, x.lanewise(LSHR, 3));
      y =
          y.lanewise(ROL, 15)
              .lanewise(XOR, y.lanewise(ROL, 13))
              .lanewise(XOR, y.lanewise(LSHR, 10));
      IntVector.fromArray(SPECIES, words, (j + 1) * LANES)
          .add(IntVector.fromArray(SPECIES, words, (j + 10) * LANES))
          .add(x)
          .add(y)
          .intoArray(words, (j + 17) * LANES);
      t =
          g.add(IntVector.fromArray(SPECIES, words, (j + 1) * LANES))
              .add(CONSTANTS[j + 1])
              .add(e.lanewise(XOR, f).and(d).lanewise(XOR, f))
              .add(
                  d.lanewise(ROL, 26)
                      .lanewise(XOR, d.lanewise(ROL, 21))
                      .lanewise(XOR, d.lanewise(ROL, 7)));
      c = c.add(t);
      g =
          t.add(
                  h.lanewise(ROL, 30)
                      .lanewise(XOR, h.lanewise(ROL, 19))
                      .lanewise(XOR, h.lanewise(ROL, 10)))
              .add(h.and(a).or(h.or(a).and(b)));
      x = IntVector.fromArray(SPECIES, words, (j + 3) * LANES);
      y = IntVector.fromArray(SPECIES, words, (j + 16) * LANES);
      x = x.lanewise(ROL, 25).lanewise(XOR, x.lanewise(ROL, 14)).lanewise(XOR, x.lanewise(LSHR, 3));
      y =
          y.lanewise(ROL, 15)
              .lanewise(XOR, y.lanewise(ROL, 13))
              .lanewise(XOR, y.lanewise(LSHR, 10));
      IntVector.fromArray(SPECIES, words, (j + 2) * LANES)
          .add(IntVector.fromArray(SPECIES, words, (j + 11) * LANES))
          .add(x)
          .add(y)
          .intoArray(words, (j + 18) * LANES);
      t =
          f.add(IntVector.fromArray(SPECIES, words, (j + 2) * LANES))
              .add(CONSTANTS[j + 2])
              .add(d.lanewise(XOR, e).and(c).lanewise(XOR, e))
              .add(
                  c.lanewise(ROL, 26)
                      .lanewise(XOR, c.lanewise(ROL, 21))
                      .lanewise(XOR, c.lanewise(ROL, 7)));
      b = b.add(t);
      f =
          t.add(
                  g.lanewise(ROL, 30)
                      .lanewise(XOR, g.lanewise(ROL, 19))
                      .lanewise(XOR, g.lanewise(ROL, 10)))
              .add(g.and(h).or(g.or(h).and(a)));
      x = IntVector.fromArray(SPECIES, words, (j + 4) * LANES);
      y = IntVector.fromArray(SPECIES, words, (j + 17) * LANES);
      x = x.lanewise(ROL, 25).lanewise(XOR, x.lanewise(ROL, 14)).lanewise(XOR, x.lanewise(LSHR, 3));
      y =
          y.lanewise(ROL, 15)
              .lanewise(XOR, y.lanewise(ROL, 13))
              .lanewise(XOR, y.lanewise(LSHR, 10));
      IntVector.fromArray(SPECIES, words, (j + 3) * LANES)
          .add(IntVector.fromArray(SPECIES, words, (j + 12) * LANES))
          .add(x)
          .add(y)
          .intoArray(words, (j + 19) * LANES);
      t =
          e.add(IntVector.fromArray(SPECIES, words, (j + 3) * LANES))
              .add(CONSTANTS[j + 3])
              .add(c.lanewise(XOR, d).and(b).lanewise(XOR, d))
              .add(
                  b.lanewise(ROL, 26)
                      .lanewise(XOR, b.lanewise(ROL, 21))
                      .lanewise(XOR, b.lanewise(ROL, 7)));
      a = a.add(t);
      e =
          t.add(
                  f.lanewise(ROL, 30)
                      .lanewise(XOR, f.lanewise(ROL, 19))
                      .lanewise(XOR, f.lanewise(ROL, 10)))
              .add(f.and(g).or(f.or(g).and(h)));
      t = a;
      a = e;
      e = t;
      t = b;
      b = f;
      f = t;
      t = c;
      c = g;
      g = t;
      t = d;
      d = h;
      h = t;
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
    for (int j = LATE; j < Sha256.ROUNDS; j += Sha256.WORDS) {
      IntVector t;
      t =
          h.add(IntVector.fromArray(SPECIES, words, j * LANES))
              .add(CONSTANTS[j])
              .add(f.lanewise(XOR, g).and(e).lanewise(XOR, g))
              .add(
                  e.lanewise(ROL, 26)
                      .lanewise(XOR, e.lanewise(ROL, 21))
                      .lanewise(XOR, e.lanewise(ROL, 7)));
      d = d.add(t);
      h =
          t.add(
                  a.lanewise(ROL, 30)
                      .lanewise(XOR, a.lanewise(ROL, 19))
                      .lanewise(XOR, a.lanewise(ROL, 10)))
              .add(a.and(b).or(a.or(b).and(c)));
      t =
          g.add(IntVector.fromArray(SPECIES, words, (j + 1) * LANES))
              .add(CONSTANTS[j + 1])
              .add(e.lanewise(XOR, f).and(d).lanewise(XOR, f))
              .add(
                  d.lanewise(ROL, 26)
                      .lanewise(XOR, d.lanewise(ROL, 21))
                      .lanewise(XOR, d.lanewise(ROL, 7)));
      c = c.add(t);
      g =
          t.add(
                  h.lanewise(ROL, 30)
                      .lanewise(XOR, h.lanewise(ROL, 19))
                      .lanewise(XOR, h.lanewise(ROL, 10)))
              .add(h.and(a).or(h.or(a).and(b)));
      t =
          f.add(IntVector.fromArray(SPECIES, words, (j + 2) * LANES))
              .add(CONSTANTS[j + 2])
              .add(d.lanewise(XOR, e).and(c).lanewise(XOR, e))
              .add(
                  c.lanewise(ROL, 26)
                      .lanewise(XOR, c.lanewise(ROL, 21))
                      .lanewise(XOR, c.lanewise(ROL, 7)));
      b = b.add(t);
      f =
          t.add(
                  g.lanewise(ROL, 30)
                      .lanewise(XOR, g.lanewise(ROL, 19))
                      .lanewise(XOR, g.lanewise(ROL, 10)))
              .add(g.and(h).or(g.or(h).and(a)));
      t =
          e.add(IntVector.fromArray(SPECIES, words, (j + 3) * LANES))
              .add(CONSTANTS[j + 3])
              .add(c.lanewise(XOR, d).and(b).lanewise(XOR, d))
              .add(
                  b.lanewise(ROL, 26)
                      .lanewise(XOR, b.lanewise(ROL, 21))
                      .lanewise(XOR, b.lanewise(ROL, 7)));
      a = a.add(t);
      e =
          t.add(
                  f.lanewise(ROL, 30)
                      .lanewise(XOR, f.lanewise(ROL, 19))
                      .lanewise(XOR, f.lanewise(ROL, 10)))
              .add(f.and(g).or(f.or(g).and(h)));
      t =
          d.add(IntVector.fromArray(SPECIES, words, (j + 4) * LANES))
              .add(CONSTANTS[j + 4])
              .add(b.lanewise(XOR, c).and(a).lanewise(XOR, c))
              .add(
                  a.lanewise(ROL, 26)
                      .lanewise(XOR, a.lanewise(ROL, 21))
                      .lanewise(XOR, a.lanewise(ROL, 7)));
      h = h.add(t);
      d =
          t.add(
                  e.lanewise(ROL, 30)
                      .lanewise(XOR, e.lanewise(ROL, 19))
                      .lanewise(XOR, e.lanewise(ROL, 10)))
              .add(e.and(f).or(e.or(f).and(g)));
      t =
          c.add(IntVector.fromArray(SPECIES, words, (j + 5) * LANES))
              .add(CONSTANTS[j + 5])
              .add(a.lanewise(XOR, b).and(h).lanewise(XOR, b))
              .add(
                  h.lanewise(ROL, 26)
                      .lanewise(XOR, h.lanewise(ROL, 21))
                      .lanewise(XOR, h.lanewise(ROL, 7)));
      g = g.add(t);
      c =
          t.add(
                  d.lanewise(ROL, 30)
                      .lanewise(XOR, d.lanewise(ROL, 19))
                      .lanewise(XOR, d.lanewise(ROL, 10)))
              .add(d.and(e).or(d.or(e).and(f)));
      t =
          b.add(IntVector.fromArray(SPECIES, words, (j + 6) * LANES))
              .add(CONSTANTS[j + 6])
              .add(h.lanewise(XOR, a).and(g).lanewise(XOR, a))
              .add(
                  g.lanewise(ROL, 26)
                      .lanewise(XOR, g.lanewise(ROL, 21))
                      .lanewise(XOR, g.lanewise(ROL, 7)));
      f = f.add(t);
      b =
          t.add(
                  c.lanewise(ROL, 30)
                      .lanewise(XOR, c.lanewise(ROL, 19))
                      .lanewise(XOR, c.lanewise(ROL, 10)))
              .add(c.and(d).or(c.or(d).and(e)));
      t =
          a.add(IntVector.fromArray(SPECIES, words, (j + 7) * LANES))
              .add(CONSTANTS[j + 7])
              .add(g.lanewise(XOR, h).and(f).lanewise(XOR, h))
              .add(
                  f.lanewise(ROL, 26)
                      .lanewise(XOR, f.lanewise(ROL, 21))
                      .lanewise(XOR, f.lanewise(ROL, 7)));
      e = e.add(t);
      a =
          t.add(
                  b.lanewise(ROL, 30)
                      .lanewise(XOR, b.lanewise(ROL, 19))
                      .lanewise(XOR, b.lanewise(ROL, 10)))
              .add(b.and(c).or(b.or(c).and(d)));
    }
    a.add(IntVector.fromArray(SPECIES, state, 0 * LANES)).intoArray(state, 0 * LANES);
    b.add(IntVector.fromArray(SPECIES, state, 1 * LANES)).intoArray(state, 1 * LANES);
    c.add(IntVector.fromArray(SPECIES, state, 2 * LANES)).intoArray(state, 2 * LANES);
    d.add(IntVector.fromArray(SPECIES, state, 3 * LANES)).intoArray(state, 3 * LANES);
    e.add(IntVector.fromArray(SPECIES, state, 4 * LANES)).intoArray(state, 4 * LANES);
    f.add(IntVector.fromArray(SPECIES, state, 5 * LANES)).intoArray(state, 5 * LANES);
    g.add(IntVector.fromArray(SPECIES, state, 6 * LANES)).intoArray(state, 6 * LANES);
    h.add(IntVector.fromArray(SPECIES, state, 7 * LANES)).intoArray(state, 7 * LANES);
  }
}
