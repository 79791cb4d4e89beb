/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes blocks of several messages into their states, side by side where that pays. For one thread.
 */
final class Abreast {
  /** As many messages can go on at a time. */
  static final int LANES = Vectors.LANES;

  /** With fewer messages than this at a time vectors do not pay. */
  static final int FEW = 3;

  private final Compression scalar;
  private final Compression many;
  private final boolean vectors;
  private final int[] side = new int[Sm3.WORDS * LANES];
  private final long[] at = new long[LANES];
  private final long[] oneAt = new long[1];

  /**
   * One of an algorithm.
   *
   * @param algorithm SM3 or SHA-256
   * @param vectors whether they are the faster ones
   */
  Abreast(Algorithm algorithm, boolean vectors) {
    this.vectors = vectors && Vectors.THERE;
    this.scalar = ShortDigest.scalar(algorithm);
    this.many = this.vectors ? ShortDigest.vector(algorithm) : scalar;
  }

  static Abreast of(Algorithm algorithm, DigestEngine engine) {
    return new Abreast(
        algorithm, algorithm == Algorithm.SM3 ? engine.vectors() : engine.shaVectors());
  }

  /** Blocks of one message, one behind the other in memory. */
  static final class Run {
    private final int[] state;
    private long at;
    private long blocks;

    Run(int[] state, long at, long blocks) {
      this.state = state;
      this.at = at;
      this.blocks = blocks;
    }
  }

  /** Takes in all blocks of at most as many messages as there are lanes. */
  void take(MemorySegment data, List<Run> runs) {
    List<Run> left = new ArrayList<>(runs);
    while (true) {
      left.removeIf(run -> run.blocks == 0);
      if (left.isEmpty()) {
        return;
      }
      int blocks = Integer.MAX_VALUE;
      for (Run run : left) {
        blocks = (int) Math.min(blocks, run.blocks);
      }
      if (vectors && left.size() >= FEW) {
        vectors(data, left, blocks);
      } else {
        for (Run run : left) {
          oneAt[0] = run.at;
          scalar.compress(run.state, data, oneAt, blocks);
        }
      }
      for (Run run : left) {
        run.at += (long) blocks * Sm3.BLOCK;
        run.blocks -= blocks;
      }
    }
  }

  private void vectors(MemorySegment data, List<Run> runs, int blocks) {
    for (int lane = 0; lane < LANES; lane++) {
      Run run = runs.get(Math.min(lane, runs.size() - 1));
      at[lane] = run.at;
      for (int word = 0; word < Sm3.WORDS; word++) {
        side[word * LANES + lane] = run.state[word];
      }
    }
    many.compress(side, data, at, blocks);
    for (int lane = 0; lane < runs.size(); lane++) {
      Run run = runs.get(lane);
      for (int word = 0; word < Sm3.WORDS; word++) {
        run.state[word] = side[word * LANES + lane];
      }
    }
  }
}
