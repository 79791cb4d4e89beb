/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

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
  private static final int[] CONSTANTS = Sha256.constants();

  private final Columns columns = new Columns();
  private final int[] schedule = new int[Sha256.ROUNDS * LANES];

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    Columns.requireNative(data);
    for (int block = 0; block < blocks; block++) {
      columns.load(data, at, (long) block * Sha256.BLOCK, schedule);
      reverse();
      expand();
      rounds(state);
    }
  }

  /** SHA-256 has the first byte of a word in front. */
  private void reverse() {
    int[] words = schedule;
    for (int j = 0; j < MESSAGE; j++) {
      word(words, j).lanewise(REVERSE_BYTES).intoArray(words, j * LANES);
    }
  }

  private void expand() {
    int[] words = schedule;
    for (int j = MESSAGE; j < Sha256.ROUNDS; j++) {
      IntVector x = word(words, j - 15);
      IntVector y = word(words, j - 2);
      x = x.lanewise(ROL, 25).lanewise(XOR, x.lanewise(ROL, 14)).lanewise(XOR, x.lanewise(LSHR, 3));
      y =
          y.lanewise(ROL, 15)
              .lanewise(XOR, y.lanewise(ROL, 13))
              .lanewise(XOR, y.lanewise(LSHR, 10));
      word(words, j - 16).add(x).add(word(words, j - 7)).add(y).intoArray(words, j * LANES);
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
    for (int j = 0; j < Sha256.ROUNDS; j += Sha256.WORDS) {
      IntVector t;
      t =
          h.add(
                  e.lanewise(ROL, 26)
                      .lanewise(XOR, e.lanewise(ROL, 21))
                      .lanewise(XOR, e.lanewise(ROL, 7)))
              .add(f.lanewise(XOR, g).and(e).lanewise(XOR, g))
              .add(CONSTANTS[j])
              .add(IntVector.fromArray(SPECIES, words, j * LANES));
      d = d.add(t);
      h =
          t.add(
                  a.lanewise(ROL, 30)
                      .lanewise(XOR, a.lanewise(ROL, 19))
                      .lanewise(XOR, a.lanewise(ROL, 10)))
              .add(a.and(b).or(a.or(b).and(c)));
      t =
          g.add(
                  d.lanewise(ROL, 26)
                      .lanewise(XOR, d.lanewise(ROL, 21))
                      .lanewise(XOR, d.lanewise(ROL, 7)))
              .add(e.lanewise(XOR, f).and(d).lanewise(XOR, f))
              .add(CONSTANTS[j + 1])
              .add(IntVector.fromArray(SPECIES, words, (j + 1) * LANES));
      c = c.add(t);
      g =
          t.add(
                  h.lanewise(ROL, 30)
                      .lanewise(XOR, h.lanewise(ROL, 19))
                      .lanewise(XOR, h.lanewise(ROL, 10)))
              .add(h.and(a).or(h.or(a).and(b)));
      t =
          f.add(
                  c.lanewise(ROL, 26)
                      .lanewise(XOR, c.lanewise(ROL, 21))
                      .lanewise(XOR, c.lanewise(ROL, 7)))
              .add(d.lanewise(XOR, e).and(c).lanewise(XOR, e))
              .add(CONSTANTS[j + 2])
              .add(IntVector.fromArray(SPECIES, words, (j + 2) * LANES));
      b = b.add(t);
      f =
          t.add(
                  g.lanewise(ROL, 30)
                      .lanewise(XOR, g.lanewise(ROL, 19))
                      .lanewise(XOR, g.lanewise(ROL, 10)))
              .add(g.and(h).or(g.or(h).and(a)));
      t =
          e.add(
                  b.lanewise(ROL, 26)
                      .lanewise(XOR, b.lanewise(ROL, 21))
                      .lanewise(XOR, b.lanewise(ROL, 7)))
              .add(c.lanewise(XOR, d).and(b).lanewise(XOR, d))
              .add(CONSTANTS[j + 3])
              .add(IntVector.fromArray(SPECIES, words, (j + 3) * LANES));
      a = a.add(t);
      e =
          t.add(
                  f.lanewise(ROL, 30)
                      .lanewise(XOR, f.lanewise(ROL, 19))
                      .lanewise(XOR, f.lanewise(ROL, 10)))
              .add(f.and(g).or(f.or(g).and(h)));
      t =
          d.add(
                  a.lanewise(ROL, 26)
                      .lanewise(XOR, a.lanewise(ROL, 21))
                      .lanewise(XOR, a.lanewise(ROL, 7)))
              .add(b.lanewise(XOR, c).and(a).lanewise(XOR, c))
              .add(CONSTANTS[j + 4])
              .add(IntVector.fromArray(SPECIES, words, (j + 4) * LANES));
      h = h.add(t);
      d =
          t.add(
                  e.lanewise(ROL, 30)
                      .lanewise(XOR, e.lanewise(ROL, 19))
                      .lanewise(XOR, e.lanewise(ROL, 10)))
              .add(e.and(f).or(e.or(f).and(g)));
      t =
          c.add(
                  h.lanewise(ROL, 26)
                      .lanewise(XOR, h.lanewise(ROL, 21))
                      .lanewise(XOR, h.lanewise(ROL, 7)))
              .add(a.lanewise(XOR, b).and(h).lanewise(XOR, b))
              .add(CONSTANTS[j + 5])
              .add(IntVector.fromArray(SPECIES, words, (j + 5) * LANES));
      g = g.add(t);
      c =
          t.add(
                  d.lanewise(ROL, 30)
                      .lanewise(XOR, d.lanewise(ROL, 19))
                      .lanewise(XOR, d.lanewise(ROL, 10)))
              .add(d.and(e).or(d.or(e).and(f)));
      t =
          b.add(
                  g.lanewise(ROL, 26)
                      .lanewise(XOR, g.lanewise(ROL, 21))
                      .lanewise(XOR, g.lanewise(ROL, 7)))
              .add(h.lanewise(XOR, a).and(g).lanewise(XOR, a))
              .add(CONSTANTS[j + 6])
              .add(IntVector.fromArray(SPECIES, words, (j + 6) * LANES));
      f = f.add(t);
      b =
          t.add(
                  c.lanewise(ROL, 30)
                      .lanewise(XOR, c.lanewise(ROL, 19))
                      .lanewise(XOR, c.lanewise(ROL, 10)))
              .add(c.and(d).or(c.or(d).and(e)));
      t =
          a.add(
                  f.lanewise(ROL, 26)
                      .lanewise(XOR, f.lanewise(ROL, 21))
                      .lanewise(XOR, f.lanewise(ROL, 7)))
              .add(g.lanewise(XOR, h).and(f).lanewise(XOR, h))
              .add(CONSTANTS[j + 7])
              .add(IntVector.fromArray(SPECIES, words, (j + 7) * LANES));
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
