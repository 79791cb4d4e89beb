/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.yunheng.handover.digest.assembly.Assembler;
import io.yunheng.handover.digest.assembly.General;
import io.yunheng.handover.digest.assembly.Place;
import io.yunheng.handover.digest.assembly.Registers;
import io.yunheng.handover.digest.assembly.Square;
import io.yunheng.handover.digest.assembly.Zmm;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The compression of BLAKE3 in machine code that is written here, see {@link Assembled}. */
final class AssembledBlake3 implements ManyChunks {
  private static final int LANES = Zmm.WORDS;
  private static final int VALUE = Blake3.VALUE;
  private static final int WORDS = 16;
  private static final int HALF = 8;
  private static final int BLOCKS_OF_CHUNK = Blake3.CHUNK / Blake3.BLOCK;
  private static final General VALUES = General.RDI;
  private static final General MESSAGES = General.RSI;
  private static final General BLOCKS = General.RDX;
  private static final General NUMBERS = General.RCX;
  private static final General FLAGS = General.R8;
  private static final General DONE = General.R9;

  /** Where the numbers 0 to 15 are, for the chunks beside the first, or nothing but zeros. */
  private static final int BESIDE = 0;

  /** Where the number of the first chunk is: the lower half, then the upper one. */
  private static final int FIRST = Zmm.BYTES;

  private static final int FIRST_UPPER = FIRST + Integer.BYTES;

  /** Where the bytes of a block are told. */
  private static final int LENGTH = FIRST_UPPER + Integer.BYTES;

  /** Where the words are that every compression begins with. */
  private static final int START = LENGTH + Integer.BYTES;

  /** Where the flags of each block are. */
  private static final int FLAGS_OF_BLOCKS = START + VALUE * Integer.BYTES;

  private static final int NUMBERS_BYTES = FLAGS_OF_BLOCKS + BLOCKS_OF_CHUNK * Integer.BYTES;

  private final Codes codes;
  private final MemorySegment last;
  private final MemorySegment ofChunks;
  private final MemorySegment ofParents;

  private AssembledBlake3(Codes codes) {
    this.codes = codes;
    Arena arena = Arena.ofAuto();
    this.last = arena.allocate((long) LANES * Blake3.CHUNK, Zmm.BYTES);
    this.ofChunks = numbers(arena);
    this.ofParents = numbers(arena);
    for (int lane = 0; lane < LANES; lane++) {
      ofChunks.set(JAVA_INT, BESIDE + (long) lane * Integer.BYTES, lane);
    }
    long end = FLAGS_OF_BLOCKS + (BLOCKS_OF_CHUNK - 1L) * Integer.BYTES;
    ofChunks.set(JAVA_INT, FLAGS_OF_BLOCKS, Blake3.CHUNK_START);
    ofChunks.set(JAVA_INT, end, Blake3.CHUNK_END);
    ofParents.set(JAVA_INT, FLAGS_OF_BLOCKS, Blake3.PARENT);
  }

  private static MemorySegment numbers(Arena arena) {
    MemorySegment numbers = arena.allocate(NUMBERS_BYTES, Zmm.BYTES);
    numbers.set(JAVA_INT, LENGTH, Blake3.BLOCK);
    for (int word = 0; word < VALUE; word++) {
      numbers.set(JAVA_INT, START + (long) word * Integer.BYTES, Blake3.start(word));
    }
    return numbers;
  }

  private record Codes(BlockCode chunks, BlockCode parents) {}

  /** Written when it is first asked for. */
  private static final class Code {
    static final Optional<Codes> CODES = Processor.hasWideVectors() ? codes() : Optional.empty();

    private static Optional<Codes> codes() {
      return BlockCode.of(written(Blake3.CHUNK))
          .flatMap(
              chunks ->
                  BlockCode.of(written(Blake3.BLOCK)).map(parents -> new Codes(chunks, parents)));
    }
  }

  /** Nothing where this process cannot have it. */
  static Optional<ManyChunks> find() {
    return Code.CODES.map(AssembledBlake3::new);
  }

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void chunks(
      MemorySegment data, long offset, long first, int count, MemorySegment values, long place) {
    Compression.requireNative(data);
    Objects.checkIndex(count - 1, LANES);
    MemorySegment messages = data.asSlice(offset, (long) count * Blake3.CHUNK);
    ofChunks.set(JAVA_INT, FIRST, (int) first);
    ofChunks.set(JAVA_INT, FIRST_UPPER, (int) (first >>> Integer.SIZE));
    if (count < LANES) {
      MemorySegment.copy(messages, 0, last, 0, messages.byteSize());
      messages = last;
    }
    codes.chunks.run(room(values, place), messages, BLOCKS_OF_CHUNK, ofChunks);
  }

  @Override
  public void parents(MemorySegment values, long from, int count, long place) {
    Compression.requireNative(values);
    Objects.checkIndex(count - 1, LANES);
    Objects.checkIndex(place, from + 1);
    MemorySegment children = values.asSlice(from, (long) LANES * Blake3.BLOCK);
    codes.parents.run(room(values, place), children, 1, ofParents);
  }

  private static MemorySegment room(MemorySegment values, long place) {
    return values.asSlice(place, (LANES + 1L) * Blake3.LENGTH);
  }

  /**
   * Writes it. All thirty-two registers are taken: eight words of the value, eight that come and go
   * with every block, sixteen words of the block.
   *
   * @param apart how far the messages lie from each other, in bytes
   */
  private static byte[] written(int apart) {
    Assembler to = new Assembler();
    Registers registers = new Registers();
    Zmm[] value = registers.take(VALUE);
    for (int word = 0; word < VALUE; word++) {
      to.broadcast(value[word], start(word));
    }
    to.copy(FLAGS, NUMBERS);
    to.clear(DONE);
    Assembler.Label block = to.here();
    Zmm[] message = registers.take(WORDS);
    for (int lane = 0; lane < LANES; lane++) {
      to.load(message[lane], Place.at(MESSAGES, DONE, lane * apart));
    }
    Square.turn(to, registers, message);
    Zmm[] v = Arrays.copyOf(value, WORDS);
    System.arraycopy(registers.take(VALUE), 0, v, VALUE, VALUE);
    begin(to, v);
    int[] order = Blake3.order();
    for (int half = 0; half < order.length; half += HALF) {
      mix(to, v, message, order, half, half % WORDS == 0 ? 0 : 1);
    }
    for (int word = 0; word < VALUE; word++) {
      to.xor(value[word], value[word], v[VALUE + word]);
      registers.give(v[VALUE + word]);
    }
    registers.give(message);
    to.add(DONE, Blake3.BLOCK);
    to.add(FLAGS, Integer.BYTES);
    to.subtract(BLOCKS, 1);
    to.jumpUnlessZero(block);
    out(to, registers, value);
    to.zeroUpper();
    to.end();
    return to.code();
  }

  /** Only the first half of each row is wanted; the next row goes over the other one. */
  private static void out(Assembler to, Registers registers, Zmm[] value) {
    Zmm[] rows = Arrays.copyOf(value, WORDS);
    System.arraycopy(registers.take(VALUE), 0, rows, VALUE, VALUE);
    Square.turn(to, registers, rows);
    for (int lane = 0; lane < LANES; lane++) {
      to.store(Place.at(VALUES, lane * Blake3.LENGTH), rows[lane]);
    }
  }

  private static Place start(int word) {
    return Place.at(NUMBERS, START + word * Integer.BYTES);
  }

  private static void begin(Assembler to, Zmm[] v) {
    for (int word = 0; word < 4; word++) {
      to.broadcast(v[VALUE + word], start(word));
    }
    to.broadcast(v[12], Place.at(NUMBERS, FIRST));
    to.add(v[12], v[12], Place.at(NUMBERS, BESIDE));
    to.broadcast(v[13], Place.at(NUMBERS, FIRST_UPPER));
    to.broadcast(v[14], Place.at(NUMBERS, LENGTH));
    to.broadcast(v[15], Place.at(FLAGS, FLAGS_OF_BLOCKS));
  }

  /**
   * Half a round: four mixings of four words each, step by step beside each other.
   *
   * @param turned 0 to mix columns, 1 to mix diagonals
   */
  private static void mix(Assembler to, Zmm[] v, Zmm[] message, int[] order, int half, int turned) {
    for (int part = 0; part < 2; part++) {
      for (int i = 0; i < 4; i++) {
        to.add(v[i], v[i], message[order[half + 2 * i + part]]);
        to.add(v[i], v[i], b(v, i + turned));
      }
      for (int i = 0; i < 4; i++) {
        to.xor(d(v, i + 3 * turned), d(v, i + 3 * turned), v[i]);
      }
      for (int i = 0; i < 4; i++) {
        to.rotateRight(d(v, i), d(v, i), part == 0 ? 16 : 8);
      }
      for (int i = 0; i < 4; i++) {
        to.add(c(v, i + 2 * turned), c(v, i + 2 * turned), d(v, i + 3 * turned));
      }
      for (int i = 0; i < 4; i++) {
        to.xor(b(v, i + turned), b(v, i + turned), c(v, i + 2 * turned));
      }
      for (int i = 0; i < 4; i++) {
        to.rotateRight(b(v, i), b(v, i), part == 0 ? 12 : 7);
      }
    }
  }

  private static Zmm b(Zmm[] v, int column) {
    return v[4 + column % 4];
  }

  private static Zmm c(Zmm[] v, int column) {
    return v[8 + column % 4];
  }

  private static Zmm d(Zmm[] v, int column) {
    return v[12 + column % 4];
  }
}
