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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The compression of BLAKE3 in machine code that is written here, see {@link Assembled}. Two sets
 * of sixteen chunks go on beside each other, step by step, as the steps of one wait for each other;
 * their blocks lie in memory, so that the states of both have all registers.
 */
final class AssembledBlake3 implements ManyChunks {
  private static final int SET = Zmm.WORDS;
  private static final int SETS = 2;
  private static final int LANES = SETS * SET;
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

  /** Where the words of the blocks are, set by set, those of the same place side by side. */
  private static final int WORDS_AT = 0;

  /** Where what the chunks have come to is meanwhile, in the same way. */
  private static final int STATES = WORDS_AT + SETS * WORDS * Zmm.BYTES;

  /** Where the numbers are of the chunks beside the first, from 0 on, or nothing but zeros. */
  private static final int BESIDE = STATES + SETS * VALUE * Zmm.BYTES;

  /** Where the number of the first chunk is: the lower half, then the upper one. */
  private static final int FIRST = BESIDE + SETS * Zmm.BYTES;

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
    this.last = arena.allocate((long) SET * Blake3.CHUNK, Zmm.BYTES);
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

  /** For one set of chunks, for two, and for one set of parents. */
  private record Codes(BlockCode some, BlockCode many, BlockCode parents) {}

  /** Written when it is first asked for. */
  private static final class Code {
    static final Optional<Codes> CODES = Processor.hasWideVectors() ? codes() : Optional.empty();

    private static Optional<Codes> codes() {
      List<BlockCode> written =
          List.of(written(1, Blake3.CHUNK), written(SETS, Blake3.CHUNK), written(1, Blake3.BLOCK))
              .stream()
              .flatMap(code -> BlockCode.of(code).stream())
              .toList();
      return written.size() == 3
          ? Optional.of(new Codes(written.get(0), written.get(1), written.get(2)))
          : Optional.empty();
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
    if (count == LANES) {
      run(codes.many, messages, first, room(values, place, LANES));
      return;
    }
    int whole = count / SET * SET;
    if (whole > 0) {
      run(codes.some, messages, first, room(values, place, SET));
    }
    if (whole < count) {
      MemorySegment.copy(
          messages, (long) whole * Blake3.CHUNK, last, 0, (long) (count - whole) * Blake3.CHUNK);
      MemorySegment room = room(values, place + (long) whole * Blake3.LENGTH, SET);
      run(codes.some, last, first + whole, room);
    }
  }

  private void run(BlockCode code, MemorySegment messages, long first, MemorySegment into) {
    ofChunks.set(JAVA_INT, FIRST, (int) first);
    ofChunks.set(JAVA_INT, FIRST_UPPER, (int) (first >>> Integer.SIZE));
    code.run(into, messages, BLOCKS_OF_CHUNK, ofChunks);
  }

  @Override
  public void parents(MemorySegment values, long from, int count, long place) {
    Compression.requireNative(values);
    Objects.checkIndex(count - 1, LANES);
    Objects.checkIndex(place, from + 1);
    for (int done = 0; done < count; done += SET) {
      long children = from + (long) done * Blake3.BLOCK;
      MemorySegment messages = values.asSlice(children, (long) SET * Blake3.BLOCK);
      MemorySegment into = room(values, place + (long) done * Blake3.LENGTH, SET);
      codes.parents.run(into, messages, 1, ofParents);
    }
  }

  private static MemorySegment room(MemorySegment values, long place, int lanes) {
    return values.asSlice(place, (lanes + 1L) * Blake3.LENGTH);
  }

  /**
   * Writes it.
   *
   * @param apart how far the messages lie from each other, in bytes
   */
  private static byte[] written(int sets, int apart) {
    Assembler to = new Assembler();
    Registers registers = new Registers();
    begin(to, registers, sets);
    Assembler.Label block = to.here();
    for (int set = 0; set < sets; set++) {
      turn(to, registers, set, apart);
    }
    List<Zmm[]> states = IntStream.range(0, sets).mapToObj(_ -> registers.take(WORDS)).toList();
    for (int set = 0; set < sets; set++) {
      load(to, states.get(set), set);
    }
    int[] order = Blake3.order();
    for (int half = 0; half < order.length; half += HALF) {
      mix(to, states, order, half, half % WORDS == 0 ? 0 : 1);
    }
    for (int set = 0; set < sets; set++) {
      Zmm[] v = states.get(set);
      for (int word = 0; word < VALUE; word++) {
        to.xor(v[word], v[word], v[VALUE + word]);
        to.store(state(set, word), v[word]);
      }
      registers.give(v);
    }
    to.add(DONE, Blake3.BLOCK);
    to.add(FLAGS, Integer.BYTES);
    to.subtract(BLOCKS, 1);
    to.jumpUnlessZero(block);
    for (int set = 0; set < sets; set++) {
      out(to, registers, set);
    }
    to.zeroUpper();
    to.end();
    return to.code();
  }

  private static void begin(Assembler to, Registers registers, int sets) {
    for (int word = 0; word < VALUE; word++) {
      Zmm value = registers.take();
      to.broadcast(value, Place.at(NUMBERS, START + word * Integer.BYTES));
      for (int set = 0; set < sets; set++) {
        to.store(state(set, word), value);
      }
      registers.give(value);
    }
    to.copy(FLAGS, NUMBERS);
    to.clear(DONE);
  }

  private static void turn(Assembler to, Registers registers, int set, int apart) {
    Zmm[] rows = registers.take(WORDS);
    for (int lane = 0; lane < SET; lane++) {
      to.load(rows[lane], Place.at(MESSAGES, DONE, (set * SET + lane) * apart));
    }
    Square.turn(to, registers, rows);
    for (int word = 0; word < WORDS; word++) {
      to.store(word(set, word), rows[word]);
    }
    registers.give(rows);
  }

  private static void load(Assembler to, Zmm[] v, int set) {
    for (int word = 0; word < VALUE; word++) {
      to.load(v[word], state(set, word));
    }
    for (int word = 0; word < 4; word++) {
      to.broadcast(v[VALUE + word], Place.at(NUMBERS, START + word * Integer.BYTES));
    }
    to.broadcast(v[12], Place.at(NUMBERS, FIRST));
    to.add(v[12], v[12], Place.at(NUMBERS, BESIDE + set * Zmm.BYTES));
    to.broadcast(v[13], Place.at(NUMBERS, FIRST_UPPER));
    to.broadcast(v[14], Place.at(NUMBERS, LENGTH));
    to.broadcast(v[15], Place.at(FLAGS, FLAGS_OF_BLOCKS));
  }

  /** Only the first half of each row is wanted; the next row goes over the other one. */
  private static void out(Assembler to, Registers registers, int set) {
    Zmm[] rows = registers.take(WORDS);
    for (int word = 0; word < VALUE; word++) {
      to.load(rows[word], state(set, word));
    }
    Square.turn(to, registers, rows);
    for (int lane = 0; lane < SET; lane++) {
      to.store(Place.at(VALUES, (set * SET + lane) * Blake3.LENGTH), rows[lane]);
    }
    registers.give(rows);
  }

  private static Place word(int set, int word) {
    return Place.at(NUMBERS, WORDS_AT + (set * WORDS + word) * Zmm.BYTES);
  }

  private static Place state(int set, int word) {
    return Place.at(NUMBERS, STATES + (set * VALUE + word) * Zmm.BYTES);
  }

  /** What is done with one of four columns, or diagonals, of one set. */
  private interface Step {
    void write(int set, Zmm[] v, int column);
  }

  private static void step(List<Zmm[]> states, Step step) {
    for (int set = 0; set < states.size(); set++) {
      for (int column = 0; column < 4; column++) {
        step.write(set, states.get(set), column);
      }
    }
  }

  /**
   * Half a round: four mixings of four words each, step by step beside each other.
   *
   * @param turned 0 to mix columns, 1 to mix diagonals
   */
  private static void mix(Assembler to, List<Zmm[]> states, int[] order, int half, int turned) {
    for (int part = 0; part < 2; part++) {
      int words = half + part;
      int d = part == 0 ? 16 : 8;
      int b = part == 0 ? 12 : 7;
      step(states, (set, v, i) -> to.add(v[i], v[i], word(set, order[words + 2 * i])));
      step(states, (_, v, i) -> to.add(v[i], v[i], b(v, i + turned)));
      step(states, (_, v, i) -> to.xor(d(v, i + 3 * turned), d(v, i + 3 * turned), v[i]));
      step(states, (_, v, i) -> to.rotateRight(d(v, i), d(v, i), d));
      step(
          states,
          (_, v, i) -> to.add(c(v, i + 2 * turned), c(v, i + 2 * turned), d(v, i + 3 * turned)));
      step(states, (_, v, i) -> to.xor(b(v, i + turned), b(v, i + turned), c(v, i + 2 * turned)));
      step(states, (_, v, i) -> to.rotateRight(b(v, i), b(v, i), b));
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
