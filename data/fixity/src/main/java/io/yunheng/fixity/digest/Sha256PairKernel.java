/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.yunheng.fixity.assembly.CodeMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Optional;

/**
 * SHA-256 of several messages by the SHA instructions of the processor, two messages at a time. Not
 * thread-safe.
 */
final class Sha256PairKernel implements Compression {
  private static final int[] ORDER =
      Sha256Instructions.ORDER.stream().mapToInt(Integer::intValue).toArray();

  private final Loaded kernel;
  private final int lanes;
  private final MemorySegment states = Arena.ofAuto().allocate(2L * ShortDigest.LENGTH, Sm3.BLOCK);
  private final MemorySegment messages = Arena.ofAuto().allocate(2L * Long.BYTES, Long.BYTES);
  private final int[] words = new int[2 * Sm3.WORDS];

  /**
   * A kernel that runs code for two messages.
   *
   * @param kernel code for two messages
   * @param lanes an even number
   */
  Sha256PairKernel(Loaded kernel, int lanes) {
    this.kernel = kernel;
    this.lanes = lanes;
  }

  /** Loaded code for one message or for two, and the numbers that it reads. */
  record Loaded(BlockCode code, MemorySegment numbers) {
    /** Code for one message; empty if the operating system refuses executable memory. */
    static Optional<Loaded> single(CodeMemory memory, Arena lifetime) {
      return load(Sha256Instructions.one(), memory, lifetime);
    }

    /** Code for two messages; empty if the operating system refuses executable memory. */
    static Optional<Loaded> pair(CodeMemory memory, Arena lifetime) {
      return load(Sha256Instructions.two(), memory, lifetime);
    }

    private static Optional<Loaded> load(byte[] written, CodeMemory memory, Arena lifetime) {
      return BlockCode.load(written, memory, lifetime)
          .map(code -> new Loaded(code, RoundNumbers.of(Sha256.constants(), lifetime)));
    }
  }

  /** A kernel that runs code for one message. */
  static Compression single(Loaded kernel) {
    return new SingleKernel(kernel.code, ORDER, kernel.numbers);
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    Compression.requireWithin(data, at, lanes, blocks);
    try {
      for (int lane = 0; lane < lanes; lane += 2) {
        both(state, data.address(), at, lane, blocks);
      }
    } finally {
      Reference.reachabilityFence(data);
    }
  }

  private void both(int[] state, long address, long[] at, int first, int blocks) {
    for (int i = 0; i < 2; i++) {
      messages.setAtIndex(JAVA_LONG, i, address + at[first + i]);
      for (int place = 0; place < ORDER.length; place++) {
        words[i * ORDER.length + place] = state[ORDER[place] * lanes + first + i];
      }
    }
    MemorySegment.copy(words, 0, states, JAVA_INT, 0, words.length);
    kernel.code.run(states, messages, blocks, kernel.numbers);
    MemorySegment.copy(states, JAVA_INT, 0, words, 0, words.length);
    for (int i = 0; i < 2; i++) {
      for (int place = 0; place < ORDER.length; place++) {
        state[ORDER[place] * lanes + first + i] = words[i * ORDER.length + place];
      }
    }
  }
}
