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
import io.yunheng.handover.digest.assembly.Registers;
import io.yunheng.handover.digest.assembly.Square;
import io.yunheng.handover.digest.assembly.Zmm;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.util.Optional;

/** The compression of BLAKE3 in machine code that is written here, see {@link Assembled}. */
final class AssembledBlake3 implements ManyChunks {
  private static final int LANES = Zmm.WORDS;
  private static final int VALUE = 8;
  private static final int WORDS = 16;
  private static final int HALF = 8;
  private static final General VALUES = General.RDI;
  private static final General MESSAGES = General.RSI;
  private static final General BLOCKS = General.RDX;
  private static final General NUMBERS = General.RCX;
  private static final General FLAGS = General.R8;
  private static final General DONE = General.R9;
  private static final General MESSAGE = General.RAX;

  /** Where the numbers of the chunks are: their lower halves, then their upper ones. */
  private static final int COUNTERS = 0;

  /** Where the words are that every compression begins with, and behind them the block's length. */
  private static final int START = 2 * Zmm.BYTES;

  private static final int LENGTH = START + VALUE * Integer.BYTES;
  private static final int NUMBERS_BYTES = START + Zmm.BYTES;

  private final MethodHandle code;
  private final MemorySegment values;
  private final MemorySegment messages;
  private final MemorySegment numbers;
  private final MemorySegment chunkFlags;
  private final MemorySegment parentFlags;
  private final MemorySegment children;
  private final int[] out = new int[VALUE * LANES];

  private AssembledBlake3(MethodHandle code) {
    this.code = code;
    Arena arena = Arena.ofAuto();
    this.values = arena.allocate((long) VALUE * Zmm.BYTES, Zmm.BYTES);
    this.messages = arena.allocate((long) LANES * Long.BYTES, Long.BYTES);
    this.numbers = arena.allocate(NUMBERS_BYTES, Zmm.BYTES);
    this.children = arena.allocate((long) LANES * Blake3.BLOCK, Zmm.BYTES);
    int blocks = Blake3.CHUNK / Blake3.BLOCK;
    this.chunkFlags = arena.allocate((long) blocks * Integer.BYTES, Integer.BYTES);
    chunkFlags.setAtIndex(JAVA_INT, 0, Blake3.CHUNK_START);
    chunkFlags.setAtIndex(JAVA_INT, blocks - 1L, Blake3.CHUNK_END);
    this.parentFlags = arena.allocateFrom(JAVA_INT, Blake3.PARENT);
    for (int word = 0; word < VALUE; word++) {
      numbers.set(JAVA_INT, START + (long) word * Integer.BYTES, Blake3.start(word));
    }
    numbers.set(JAVA_INT, LENGTH, Blake3.BLOCK);
  }

  /** Written when it is first asked for. */
  private static final class Code {
    static final Optional<MethodHandle> CODE =
        Processor.hasWideVectors()
            ? ExecutableMemory.function(
                code(), FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS))
            : Optional.empty();
  }

  /** Nothing where this process cannot have it. */
  static Optional<ManyChunks> find() {
    return Code.CODE.map(AssembledBlake3::new);
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void chunks(
      MemorySegment data, long offset, long first, int count, int[] into, int place) {
    Compression.requireNative(data);
    for (int lane = 0; lane < LANES; lane++) {
      long at = offset + (long) Math.min(lane, count - 1) * Blake3.CHUNK;
      messages.setAtIndex(JAVA_LONG, lane, data.asSlice(at, Blake3.CHUNK).address());
      numbers.setAtIndex(JAVA_INT, lane, (int) (first + lane));
      numbers.setAtIndex(JAVA_INT, (long) LANES + lane, (int) ((first + lane) >>> Integer.SIZE));
    }
    try {
      run(Blake3.CHUNK / Blake3.BLOCK, chunkFlags, count, into, place);
    } finally {
      Reference.reachabilityFence(data);
    }
  }

  @Override
  public void parents(int[] children, int from, int count, int[] into, int place) {
    MemorySegment.copy(children, from, this.children, JAVA_INT, 0, count * WORDS);
    for (int lane = 0; lane < LANES; lane++) {
      long at = (long) Math.min(lane, count - 1) * Blake3.BLOCK;
      messages.setAtIndex(JAVA_LONG, lane, this.children.address() + at);
    }
    numbers.asSlice(COUNTERS, 2L * Zmm.BYTES).fill((byte) 0);
    run(1, parentFlags, count, into, place);
  }

  private void run(long blocks, MemorySegment flags, int count, int[] into, int place) {
    try {
      code.invokeExact(values, messages, blocks, numbers, flags);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    MemorySegment.copy(values, JAVA_INT, 0, out, 0, out.length);
    for (int lane = 0; lane < count; lane++) {
      for (int word = 0; word < VALUE; word++) {
        into[place + lane * VALUE + word] = out[word * LANES + lane];
      }
    }
  }

  /** All thirty-two registers are taken: sixteen words of the state and as many of the block. */
  private static byte[] code() {
    Assembler to = new Assembler();
    Registers registers = new Registers();
    Zmm[] v = registers.take(WORDS);
    for (int word = 0; word < VALUE; word++) {
      to.broadcast(v[word], start(word));
      to.store(Place.at(VALUES, word * Zmm.BYTES), v[word]);
    }
    to.clear(DONE);
    Assembler.Label block = to.here();
    Zmm[] message = registers.take(WORDS);
    for (int lane = 0; lane < LANES; lane++) {
      to.load(MESSAGE, Place.at(MESSAGES, lane * Long.BYTES));
      to.load(message[lane], Place.at(MESSAGE, DONE));
    }
    for (Zmm register : v) {
      registers.give(register);
    }
    Square.turn(to, registers, message);
    v = registers.take(WORDS);
    begin(to, v);
    int[] order = Blake3.order();
    for (int half = 0; half < order.length; half += HALF) {
      mix(to, v, message, order, half, half % WORDS == 0 ? 0 : 1);
    }
    for (int word = 0; word < VALUE; word++) {
      to.xor(v[word], v[word], v[VALUE + word]);
      to.store(Place.at(VALUES, word * Zmm.BYTES), v[word]);
    }
    for (Zmm register : message) {
      registers.give(register);
    }
    to.add(DONE, Blake3.BLOCK);
    to.add(FLAGS, Integer.BYTES);
    to.subtract(BLOCKS, 1);
    to.jumpUnlessZero(block);
    to.zeroUpper();
    to.end();
    return to.code();
  }

  private static Place start(int word) {
    return Place.at(NUMBERS, START + word * Integer.BYTES);
  }

  private static void begin(Assembler to, Zmm[] v) {
    for (int word = 0; word < VALUE; word++) {
      to.load(v[word], Place.at(VALUES, word * Zmm.BYTES));
    }
    for (int word = 0; word < 4; word++) {
      to.broadcast(v[VALUE + word], start(word));
    }
    to.load(v[12], Place.at(NUMBERS, COUNTERS));
    to.load(v[13], Place.at(NUMBERS, COUNTERS + Zmm.BYTES));
    to.broadcast(v[14], Place.at(NUMBERS, LENGTH));
    to.broadcast(v[15], Place.at(FLAGS, 0));
  }

  /**
   * Half a round: four mixings of four words each, step by step beside each other.
   *
   * @param turned 0 to mix columns, 1 to mix diagonals
   */
  private static void mix(Assembler to, Zmm[] v, Zmm[] message, int[] order, int half, int turned) {
    for (int part = 0; part < 2; part++) {
      for (int i = 0; i < 4; i++) {
        Zmm b = v[4 + (i + turned) % 4];
        to.add(v[i], v[i], message[order[half + 2 * i + part]]);
        to.add(v[i], v[i], b);
      }
      for (int i = 0; i < 4; i++) {
        Zmm d = v[12 + (i + 3 * turned) % 4];
        to.xor(d, d, v[i]);
      }
      for (int i = 0; i < 4; i++) {
        Zmm d = v[12 + (i + 3 * turned) % 4];
        to.rotateRight(d, d, part == 0 ? 16 : 8);
      }
      for (int i = 0; i < 4; i++) {
        Zmm c = v[8 + (i + 2 * turned) % 4];
        to.add(c, c, v[12 + (i + 3 * turned) % 4]);
      }
      for (int i = 0; i < 4; i++) {
        Zmm b = v[4 + (i + turned) % 4];
        to.xor(b, b, v[8 + (i + 2 * turned) % 4]);
      }
      for (int i = 0; i < 4; i++) {
        Zmm b = v[4 + (i + turned) % 4];
        to.rotateRight(b, b, part == 0 ? 12 : 7);
      }
    }
  }
}
