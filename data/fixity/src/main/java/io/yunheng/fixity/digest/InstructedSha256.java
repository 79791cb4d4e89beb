/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Optional;

/**
 * SHA-256 by the processor's own instructions: of one message, from a state that can be kept, or of
 * several, two at a time.
 */
public final class InstructedSha256 implements Compression {
  /** Where the system lets us. */
  private static final Optional<BlockCode> ONE =
      Processor.hasSha256OfX86() ? BlockCode.of(Sha256Instructions.one()) : Optional.empty();

  private static final Optional<BlockCode> TWO =
      Processor.hasSha256OfX86() ? BlockCode.of(Sha256Instructions.two()) : Optional.empty();

  private static final MemorySegment NUMBERS = RoundNumbers.of(Sha256.constants());
  private static final int[] ORDER =
      Sha256Instructions.ORDER.stream().mapToInt(Integer::intValue).toArray();

  private final BlockCode two;
  private final int lanes;
  private final MemorySegment states = Arena.ofAuto().allocate(2L * ShortDigest.LENGTH, Sm3.BLOCK);
  private final MemorySegment messages = Arena.ofAuto().allocate(2L * Long.BYTES, Long.BYTES);
  private final int[] words = new int[2 * Sm3.WORDS];

  private InstructedSha256(BlockCode two, int lanes) {
    this.two = two;
    this.lanes = lanes;
  }

  /** For one message; nothing where this process cannot have it. */
  public static Optional<Compression> find() {
    return ONE.map(code -> new OneMessage(code, ORDER, NUMBERS));
  }

  /**
   * For several messages; nothing where this process cannot have it.
   *
   * @param lanes how many; an even number
   */
  public static Optional<Compression> find(int lanes) {
    return TWO.map(code -> new InstructedSha256(code, lanes));
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
    two.run(states, messages, blocks, NUMBERS);
    MemorySegment.copy(states, JAVA_INT, 0, words, 0, words.length);
    for (int i = 0; i < 2; i++) {
      for (int place = 0; place < ORDER.length; place++) {
        state[ORDER[place] * lanes + first + i] = words[i * ORDER.length + place];
      }
    }
  }
}
