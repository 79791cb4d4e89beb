/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.yunheng.handover.digest.assembly.Assembler;
import io.yunheng.handover.digest.assembly.General;
import io.yunheng.handover.digest.assembly.Place;
import io.yunheng.handover.digest.assembly.Registers;
import io.yunheng.handover.digest.assembly.Square;
import io.yunheng.handover.digest.assembly.Zmm;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Objects;
import java.util.Optional;

/**
 * A compression whose machine code is written here, sixteen messages side by side: at its full
 * speed from the first block on. For processors with AVX-512 under Linux.
 */
final class Assembled implements Compression {
  /** How many messages go side by side. */
  static final int LANES = Zmm.WORDS;

  private static final General STATE = General.RDI;
  private static final General MESSAGES = General.RSI;
  private static final General BLOCKS = General.RDX;
  private static final General CONSTANTS = General.RCX;
  private static final General DONE = General.R8;
  private static final General MESSAGE = General.RAX;

  private final Kernel kernel;
  private final MemorySegment states;
  private final MemorySegment messages;

  private Assembled(Kernel kernel) {
    this.kernel = kernel;
    Arena arena = Arena.ofAuto();
    this.states = arena.allocate((long) Sm3.WORDS * Zmm.BYTES, Zmm.BYTES);
    this.messages = arena.allocate((long) LANES * Long.BYTES, Long.BYTES);
  }

  /** The code of a digest and the numbers that it wants to find in memory. */
  private record Kernel(BlockCode code, MemorySegment numbers) {
    static Optional<Kernel> of(Rounds rounds, int[] constants) {
      return Processor.hasWideVectors()
          ? BlockCode.of(written(rounds)).map(code -> new Kernel(code, RoundNumbers.of(constants)))
          : Optional.empty();
    }
  }

  /** Written when it is first asked for. */
  private static final class OfSm3 {
    static final Optional<Kernel> KERNEL = Kernel.of(new Sm3Rounds(), Sm3.constants());
  }

  /** Written when it is first asked for. */
  private static final class OfSha256 {
    static final Optional<Kernel> KERNEL = Kernel.of(new Sha256Rounds(), Sha256.constants());
  }

  /** The one of an algorithm; nothing where this process cannot have it. */
  static Optional<Compression> of(Algorithm algorithm) {
    return switch (algorithm) {
      case SM3 -> OfSm3.KERNEL.map(Assembled::new);
      case SHA_256 -> OfSha256.KERNEL.map(Assembled::new);
      case SHA_512, BLAKE3 -> Optional.empty();
    };
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void compress(int[] state, MemorySegment data, long[] at, int blocks) {
    Compression.requireNative(data);
    long address = data.address();
    for (int lane = 0; lane < LANES; lane++) {
      Objects.checkFromIndexSize(at[lane], (long) blocks * Sm3.BLOCK, data.byteSize());
      messages.setAtIndex(JAVA_LONG, lane, address + at[lane]);
    }
    MemorySegment.copy(state, 0, states, JAVA_INT, 0, state.length);
    try {
      kernel.code.run(states, messages, blocks, kernel.numbers);
    } finally {
      Reference.reachabilityFence(data);
    }
    MemorySegment.copy(states, JAVA_INT, 0, state, 0, state.length);
  }

  private static byte[] written(Rounds rounds) {
    Assembler to = new Assembler();
    Registers registers = new Registers();
    to.clear(DONE);
    Assembler.Label block = to.here();
    Zmm[] message = registers.take(Zmm.WORDS);
    for (int lane = 0; lane < LANES; lane++) {
      to.load(MESSAGE, Place.at(MESSAGES, lane * Long.BYTES));
      to.load(message[lane], Place.at(MESSAGE, DONE));
    }
    Square.turn(to, registers, message);
    for (Zmm word : message) {
      to.shuffleBytes(word, word, Place.at(CONSTANTS, RoundNumbers.SWAP));
    }
    Zmm[] state = registers.take(Sm3.WORDS);
    for (int word = 0; word < Sm3.WORDS; word++) {
      to.load(state[word], Place.at(STATE, word * Zmm.BYTES));
    }
    rounds.write(to, registers, state, message, CONSTANTS);
    for (int word = 0; word < Sm3.WORDS; word++) {
      Place before = Place.at(STATE, word * Zmm.BYTES);
      rounds.join(to, state[word], before);
      to.store(before, state[word]);
    }
    to.add(DONE, Sm3.BLOCK);
    to.subtract(BLOCKS, 1);
    to.jumpUnlessZero(block);
    to.zeroUpper();
    to.end();
    return to.code();
  }
}
