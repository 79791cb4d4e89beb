/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static jdk.incubator.vector.VectorOperators.ROR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** The compression of BLAKE3 for several chunks, or several parents, of one message at a time. */
public final class VectorBlake3 implements ManyChunks {
  private static final VectorSpecies<Integer> SPECIES = Columns.SPECIES;
  static final int LANES = Columns.LANES;
  private static final int[] ORDER = Blake3.order();

  private final Columns columns = new Columns();
  private final int[] words = new int[16 * LANES];
  private final int[] values = new int[8 * LANES];
  private final int[] low = new int[LANES];
  private final int[] high = new int[LANES];
  private final long[] at = new long[LANES];

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void chunks(
      MemorySegment data, long offset, long first, int count, MemorySegment values, long place) {
    Compression.requireNative(data);
    for (int lane = 0; lane < LANES; lane++) {
      at[lane] = offset + (long) Math.min(lane, count - 1) * Blake3.CHUNK;
      low[lane] = (int) (first + lane);
      high[lane] = (int) (first >>> Integer.SIZE);
    }
    begin();
    for (int block = 0; block < Blake3.CHUNK / Blake3.BLOCK; block++) {
      columns.load(data, at, (long) block * Blake3.BLOCK, words);
      int flags = block == 0 ? Blake3.CHUNK_START : 0;
      if (block == Blake3.CHUNK / Blake3.BLOCK - 1) {
        flags |= Blake3.CHUNK_END;
      }
      compress(flags);
    }
    out(count, values, place);
  }

  @Override
  public void parents(MemorySegment values, long from, int count, long place) {
    for (int lane = 0; lane < LANES; lane++) {
      at[lane] = from + (long) Math.min(lane, count - 1) * Blake3.BLOCK;
      low[lane] = 0;
      high[lane] = 0;
    }
    begin();
    columns.load(values, at, 0, words);
    compress(Blake3.PARENT);
    out(count, values, place);
  }

  private void begin() {
    for (int word = 0; word < Blake3.VALUE; word++) {
      IntVector.broadcast(SPECIES, Blake3.start(word)).intoArray(values, word * LANES);
    }
  }

  private void out(int count, MemorySegment into, long place) {
    for (int lane = 0; lane < count; lane++) {
      for (int word = 0; word < Blake3.VALUE; word++) {
        long at = place + (long) lane * Blake3.LENGTH + (long) word * Integer.BYTES;
        into.set(ValueLayout.JAVA_INT, at, values[word * LANES + lane]);
      }
    }
  }

  private void compress(int flags) {
    int[] words = this.words;
    int[] values = this.values;
    IntVector v0 = IntVector.fromArray(SPECIES, values, 0 * LANES);
    IntVector v1 = IntVector.fromArray(SPECIES, values, 1 * LANES);
    IntVector v2 = IntVector.fromArray(SPECIES, values, 2 * LANES);
    IntVector v3 = IntVector.fromArray(SPECIES, values, 3 * LANES);
    IntVector v4 = IntVector.fromArray(SPECIES, values, 4 * LANES);
    IntVector v5 = IntVector.fromArray(SPECIES, values, 5 * LANES);
    IntVector v6 = IntVector.fromArray(SPECIES, values, 6 * LANES);
    IntVector v7 = IntVector.fromArray(SPECIES, values, 7 * LANES);
    IntVector v8 = IntVector.broadcast(SPECIES, Blake3.start(0));
    IntVector v9 = IntVector.broadcast(SPECIES, Blake3.start(1));
    IntVector v10 = IntVector.broadcast(SPECIES, Blake3.start(2));
    IntVector v11 = IntVector.broadcast(SPECIES, Blake3.start(3));
    IntVector v12 = IntVector.fromArray(SPECIES, low, 0);
    IntVector v13 = IntVector.fromArray(SPECIES, high, 0);
    IntVector v14 = IntVector.broadcast(SPECIES, Blake3.BLOCK);
    IntVector v15 = IntVector.broadcast(SPECIES, flags);
    for (int turn = 0; turn < ORDER.length; turn += 16) {
      v0 = v0.add(v4).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 0] * LANES));
      v12 = v12.lanewise(XOR, v0).lanewise(ROR, 16);
      v8 = v8.add(v12);
      v4 = v4.lanewise(XOR, v8).lanewise(ROR, 12);
      v0 = v0.add(v4).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 1] * LANES));
      v12 = v12.lanewise(XOR, v0).lanewise(ROR, 8);
      v8 = v8.add(v12);
      v4 = v4.lanewise(XOR, v8).lanewise(ROR, 7);
      v1 = v1.add(v5).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 2] * LANES));
      v13 = v13.lanewise(XOR, v1).lanewise(ROR, 16);
      v9 = v9.add(v13);
      v5 = v5.lanewise(XOR, v9).lanewise(ROR, 12);
      v1 = v1.add(v5).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 3] * LANES));
      v13 = v13.lanewise(XOR, v1).lanewise(ROR, 8);
      v9 = v9.add(v13);
      v5 = v5.lanewise(XOR, v9).lanewise(ROR, 7);
      v2 = v2.add(v6).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 4] * LANES));
      v14 = v14.lanewise(XOR, v2).lanewise(ROR, 16);
      v10 = v10.add(v14);
      v6 = v6.lanewise(XOR, v10).lanewise(ROR, 12);
      v2 = v2.add(v6).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 5] * LANES));
      v14 = v14.lanewise(XOR, v2).lanewise(ROR, 8);
      v10 = v10.add(v14);
      v6 = v6.lanewise(XOR, v10).lanewise(ROR, 7);
      v3 = v3.add(v7).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 6] * LANES));
      v15 = v15.lanewise(XOR, v3).lanewise(ROR, 16);
      v11 = v11.add(v15);
      v7 = v7.lanewise(XOR, v11).lanewise(ROR, 12);
      v3 = v3.add(v7).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 7] * LANES));
      v15 = v15.lanewise(XOR, v3).lanewise(ROR, 8);
      v11 = v11.add(v15);
      v7 = v7.lanewise(XOR, v11).lanewise(ROR, 7);
      v0 = v0.add(v5).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 8] * LANES));
      v15 = v15.lanewise(XOR, v0).lanewise(ROR, 16);
      v10 = v10.add(v15);
      v5 = v5.lanewise(XOR, v10).lanewise(ROR, 12);
      v0 = v0.add(v5).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 9] * LANES));
      v15 = v15.lanewise(XOR, v0).lanewise(ROR, 8);
      v10 = v10.add(v15);
      v5 = v5.lanewise(XOR, v10).lanewise(ROR, 7);
      v1 = v1.add(v6).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 10] * LANES));
      v12 = v12.lanewise(XOR, v1).lanewise(ROR, 16);
      v11 = v11.add(v12);
      v6 = v6.lanewise(XOR, v11).lanewise(ROR, 12);
      v1 = v1.add(v6).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 11] * LANES));
      v12 = v12.lanewise(XOR, v1).lanewise(ROR, 8);
      v11 = v11.add(v12);
      v6 = v6.lanewise(XOR, v11).lanewise(ROR, 7);
      v2 = v2.add(v7).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 12] * LANES));
      v13 = v13.lanewise(XOR, v2).lanewise(ROR, 16);
      v8 = v8.add(v13);
      v7 = v7.lanewise(XOR, v8).lanewise(ROR, 12);
      v2 = v2.add(v7).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 13] * LANES));
      v13 = v13.lanewise(XOR, v2).lanewise(ROR, 8);
      v8 = v8.add(v13);
      v7 = v7.lanewise(XOR, v8).lanewise(ROR, 7);
      v3 = v3.add(v4).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 14] * LANES));
      v14 = v14.lanewise(XOR, v3).lanewise(ROR, 16);
      v9 = v9.add(v14);
      v4 = v4.lanewise(XOR, v9).lanewise(ROR, 12);
      v3 = v3.add(v4).add(IntVector.fromArray(SPECIES, words, ORDER[turn + 15] * LANES));
      v14 = v14.lanewise(XOR, v3).lanewise(ROR, 8);
      v9 = v9.add(v14);
      v4 = v4.lanewise(XOR, v9).lanewise(ROR, 7);
    }
    v0.lanewise(XOR, v8).intoArray(values, 0 * LANES);
    v1.lanewise(XOR, v9).intoArray(values, 1 * LANES);
    v2.lanewise(XOR, v10).intoArray(values, 2 * LANES);
    v3.lanewise(XOR, v11).intoArray(values, 3 * LANES);
    v4.lanewise(XOR, v12).intoArray(values, 4 * LANES);
    v5.lanewise(XOR, v13).intoArray(values, 5 * LANES);
    v6.lanewise(XOR, v14).intoArray(values, 6 * LANES);
    v7.lanewise(XOR, v15).intoArray(values, 7 * LANES);
  }
}
