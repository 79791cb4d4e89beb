/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.yunheng.handover.digest.assembly.Assembler;
import io.yunheng.handover.digest.assembly.ExecutableMemory;
import io.yunheng.handover.digest.assembly.General;
import io.yunheng.handover.digest.assembly.Place;
import io.yunheng.handover.digest.assembly.Xmm;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Objects;
import java.util.Optional;

/** SHA-256 of one message by the processor's own instructions, from a state that can be kept. */
final class InstructedSha256 implements Compression {
  private static final General STATE = General.RDI;
  private static final General MESSAGE = General.RSI;
  private static final General BLOCKS = General.RDX;
  private static final General CONSTANTS = General.RCX;
  private static final int MESSAGE_WORDS = 16;

  /** Where in memory, as the instructions want them, the words of the state are. */
  private static final int[] ORDER = {5, 4, 1, 0, 7, 6, 3, 2};

  private static final int UPPER_HALF = 0x0e;

  /** Where the system lets us. */
  private static final Optional<MethodHandle> CODE =
      Processor.hasSha256OfX86()
          ? ExecutableMemory.function(
              code(), FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS))
          : Optional.empty();

  private static final MemorySegment NUMBERS = RoundNumbers.of(Sha256.constants());

  private final MemorySegment words = Arena.ofAuto().allocate(2L * Xmm.BYTES, Xmm.BYTES);

  /** Whether this process can have it. */
  static boolean isThere() {
    return CODE.isPresent();
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    Objects.checkIndex(0, blocks);
    for (int word = 0; word < ORDER.length; word++) {
      words.setAtIndex(JAVA_INT, word, state[ORDER[word]]);
    }
    MemorySegment message = data.asSlice(at[0], (long) blocks * Sha256.BLOCK);
    try {
      CODE.orElseThrow().invokeExact(words, message, (long) blocks, NUMBERS);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    for (int word = 0; word < ORDER.length; word++) {
      state[ORDER[word]] = words.getAtIndex(JAVA_INT, word);
    }
  }

  private static byte[] code() {
    Assembler to = new Assembler();
    Xmm sum = new Xmm(0);
    Xmm first = new Xmm(1);
    Xmm second = new Xmm(2);
    Xmm[] w = {new Xmm(3), new Xmm(4), new Xmm(5), new Xmm(6)};
    Xmm between = new Xmm(7);
    to.load(first, Place.at(STATE, 0));
    to.load(second, Place.at(STATE, Xmm.BYTES));
    Assembler.Label block = to.here();
    for (int i = 0; i < w.length; i++) {
      to.load(w[i], Place.at(MESSAGE, i * Xmm.BYTES));
      to.shuffleBytes(w[i], Place.at(CONSTANTS, RoundNumbers.SWAP));
    }
    for (int round = 0; round < Sha256.ROUNDS; round += 4) {
      int four = round / 4;
      Xmm fresh = w[four % 4];
      to.copy(sum, fresh);
      to.add(sum, Place.at(CONSTANTS, round * Integer.BYTES));
      to.sha256Rounds(second, first);
      to.shuffleWords(sum, sum, UPPER_HALF);
      to.sha256Rounds(first, second);
      if (round < Sha256.ROUNDS - MESSAGE_WORDS) {
        Xmm last = w[(four + 3) % 4];
        to.sha256Message1(fresh, w[(four + 1) % 4]);
        to.copy(between, last);
        to.alignRight(between, w[(four + 2) % 4], Integer.BYTES);
        to.add(fresh, between);
        to.sha256Message2(fresh, last);
      }
    }
    to.add(first, Place.at(STATE, 0));
    to.add(second, Place.at(STATE, Xmm.BYTES));
    to.store(Place.at(STATE, 0), first);
    to.store(Place.at(STATE, Xmm.BYTES), second);
    to.add(MESSAGE, Sha256.BLOCK);
    to.subtract(BLOCKS, 1);
    to.jumpUnlessZero(block);
    to.end();
    return to.code();
  }
}
