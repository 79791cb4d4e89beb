/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.DigestEngine;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compresses blocks of several messages into their states, side by side where that is faster. Not
 * thread-safe.
 */
final class BatchCompressor {
  private final DigestEngine engine;
  private final Algorithm algorithm;
  private final Compression one;
  private final Optional<Compression> many;
  private final int[] side;
  private final long[] at;
  private final long[] oneAt = new long[1];

  /**
   * A compressor for one algorithm.
   *
   * @param algorithm SM3 or SHA-256
   */
  BatchCompressor(Algorithm algorithm, DigestEngine engine) {
    this.engine = engine;
    this.algorithm = algorithm;
    this.one = engine.one(algorithm);
    this.many = engine.many(algorithm);
    this.side = new int[Sm3.WORDS * engine.lanes()];
    this.at = new long[engine.lanes()];
  }

  /** Consecutive blocks of one message. */
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

  /** Compresses all blocks of at most as many messages as the engine has lanes. */
  void compress(MemorySegment data, List<Run> runs) {
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
      if (many.isPresent() && engine.pays(algorithm, left.size())) {
        sideBySide(many.get(), data, left, blocks);
      } else {
        for (Run run : left) {
          oneAt[0] = run.at;
          one.compress(run.state, data, oneAt, blocks);
        }
      }
      for (Run run : left) {
        run.at += (long) blocks * Sm3.BLOCK;
        run.blocks -= blocks;
      }
    }
  }

  private void sideBySide(Compression kernel, MemorySegment data, List<Run> runs, int blocks) {
    for (int lane = 0; lane < at.length; lane++) {
      Run run = runs.get(Math.min(lane, runs.size() - 1));
      at[lane] = run.at;
      for (int word = 0; word < Sm3.WORDS; word++) {
        side[word * at.length + lane] = run.state[word];
      }
    }
    kernel.compress(side, data, at, blocks);
    for (int lane = 0; lane < runs.size(); lane++) {
      Run run = runs.get(lane);
      for (int word = 0; word < Sm3.WORDS; word++) {
        run.state[word] = side[word * at.length + lane];
      }
    }
  }
}
