/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.yunheng.fixity.assembly.Assembler;
import io.yunheng.fixity.assembly.CodeMemory;
import io.yunheng.fixity.assembly.GeneralRegister;
import io.yunheng.fixity.assembly.MemoryOperand;
import io.yunheng.fixity.assembly.Operand;
import io.yunheng.fixity.assembly.Vector;
import io.yunheng.fixity.assembly.VectorCode;
import io.yunheng.fixity.assembly.Width;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Objects;
import java.util.Optional;

/**
 * Compresses as many messages at a time as a vector has words, by machine code that this class
 * writes. For processors with AVX2 or AVX-512 under Linux. Not thread-safe; several kernels can
 * share one {@link Loaded}.
 */
final class BatchKernel implements Compression {
  private static final GeneralRegister STATE = GeneralRegister.RDI;
  private static final GeneralRegister MESSAGES = GeneralRegister.RSI;
  private static final GeneralRegister BLOCKS = GeneralRegister.RDX;
  private static final GeneralRegister CONSTANTS = GeneralRegister.RCX;
  private static final GeneralRegister DONE = GeneralRegister.R8;
  private static final GeneralRegister MESSAGE = GeneralRegister.RAX;

  private final Loaded kernel;
  private final int lanes;
  private final int words;

  /** The words of the states, followed by room for the words of one block. */
  private final MemorySegment states;

  private final MemorySegment messages;
  private final long[] places;

  BatchKernel(Loaded kernel) {
    this.kernel = kernel;
    this.lanes = kernel.width.words();
    this.words = Sm3.WORDS * lanes;
    this.places = new long[lanes];
    long bytes = kernel.width.bytes();
    Arena arena = Arena.ofAuto();
    this.states = arena.allocate((Sm3.WORDS + Rounds.MESSAGE) * bytes, bytes);
    this.messages = arena.allocate((long) lanes * Long.BYTES, Long.BYTES);
  }

  /** The loaded code of one digest and the numbers that it reads. */
  record Loaded(Width width, BlockCode code, MemorySegment numbers) {
    static Optional<Loaded> sm3(Width width, CodeMemory memory, Arena lifetime) {
      return load(new Sm3Rounds(), Sm3.constants(), width, memory, lifetime);
    }

    static Optional<Loaded> sha256(Width width, CodeMemory memory, Arena lifetime) {
      return load(new Sha256Rounds(), Sha256.constants(), width, memory, lifetime);
    }

    private static Optional<Loaded> load(
        Rounds rounds, int[] constants, Width width, CodeMemory memory, Arena lifetime) {
      return BlockCode.load(written(rounds, width), memory, lifetime)
          .map(code -> new Loaded(width, code, RoundNumbers.of(constants, width, lifetime)));
    }
  }

  @Override
  public int lanes() {
    return lanes;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    Compression.requireWithin(data, at, lanes, blocks);
    Objects.checkFromIndexSize(0, words, state.length);
    for (int lane = 0; lane < lanes; lane++) {
      places[lane] = data.address() + at[lane];
    }
    MemorySegment.copy(places, 0, messages, JAVA_LONG, 0, lanes);
    MemorySegment.copy(state, 0, states, JAVA_INT, 0, words);
    try {
      kernel.code.run(states, messages, blocks, kernel.numbers);
    } finally {
      Reference.reachabilityFence(data);
    }
    MemorySegment.copy(states, JAVA_INT, 0, state, 0, words);
  }

  /** Writes the code for a vector width; it takes the arguments of {@link BlockCode#run}. */
  static byte[] written(Rounds rounds, Width width) {
    Assembler plain = new Assembler();
    VectorCode to = width.code(plain, MemoryOperand.at(CONSTANTS, RoundNumbers.orders(width)));
    plain.clear(DONE);
    Assembler.Label block = plain.here();
    Operand[] message = new Operand[Rounds.MESSAGE];
    to.turned(
        (into, lane, offset) -> {
          plain.load(MESSAGE, MemoryOperand.at(MESSAGES, lane * Long.BYTES));
          to.load(into, MemoryOperand.at(MESSAGE, DONE, offset));
        },
        (place, word) -> {
          to.swapBytes(word);
          message[place] = to.park(word, word(Sm3.WORDS + place, width));
        });
    Vector[] state = to.allocate(Sm3.WORDS);
    for (int word = 0; word < Sm3.WORDS; word++) {
      to.load(state[word], word(word, width));
    }
    rounds.write(to, state, message, MemoryOperand.at(CONSTANTS, 0));
    for (int word = 0; word < Sm3.WORDS; word++) {
      MemoryOperand before = word(word, width);
      rounds.join(to, state[word], before);
      to.store(before, state[word]);
    }
    to.give(state);
    plain.add(DONE, Sm3.BLOCK);
    plain.subtract(BLOCKS, 1);
    plain.jumpUnlessZero(block);
    to.zeroUpper();
    plain.end();
    return plain.code();
  }

  private static MemoryOperand word(int word, Width width) {
    return MemoryOperand.at(STATE, word * width.bytes());
  }
}
