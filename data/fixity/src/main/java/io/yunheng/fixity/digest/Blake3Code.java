/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.yunheng.fixity.assembly.Assembler;
import io.yunheng.fixity.assembly.General;
import io.yunheng.fixity.assembly.Operand;
import io.yunheng.fixity.assembly.Place;
import io.yunheng.fixity.assembly.Vector;
import io.yunheng.fixity.assembly.VectorCode;
import io.yunheng.fixity.assembly.Width;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the machine code of BLAKE3's compression, and lays out the memory that it works with. With
 * registers of sixteen words two sets of chunks go on beside each other, step by step, as the steps
 * of one wait for each other; their blocks lie in memory, so that the states of both have all
 * registers.
 */
final class Blake3Code {
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

  private final Width width;
  private final int bytes;

  /** Where the words of the blocks are, set by set, those of the same place side by side. */
  private final int wordsAt;

  /** Where what the chunks have come to is meanwhile, in the same way. */
  private final int states;

  /** Where the numbers are of the chunks beside the first, from 0 on, or nothing but zeros. */
  private final int beside;

  /** Where the number of the first chunk is: the lower half, then the upper one. */
  private final int first;

  private final int firstUpper;

  /** Where the bytes of a block are told. */
  private final int length;

  /** Where the words are that every compression begins with. */
  private final int start;

  /** Where the flags of each block are. */
  private final int flagsOfBlocks;

  /** Where the orders of bytes are. */
  private final int orders;

  /** Where the word of a state is for which there is no register. */
  private final int spare;

  private final int numbersBytes;

  Blake3Code(Width width) {
    this.width = width;
    this.bytes = width.bytes();
    this.wordsAt = 0;
    this.states = wordsAt + sets() * WORDS * bytes;
    this.beside = states + sets() * VALUE * bytes;
    this.first = beside + sets() * bytes;
    this.firstUpper = first + Integer.BYTES;
    this.length = firstUpper + Integer.BYTES;
    this.start = length + Integer.BYTES;
    this.flagsOfBlocks = start + VALUE * Integer.BYTES;
    this.orders = flagsOfBlocks + BLOCKS_OF_CHUNK * Integer.BYTES;
    this.spare = orders + width.orders().length;
    this.numbersBytes = spare + bytes;
  }

  /** How many sets of chunks go on beside each other at most. */
  int sets() {
    return switch (width) {
      case SIXTEEN -> 2;
      case EIGHT -> 1;
    };
  }

  /** How many chunks a set has. */
  int set() {
    return width.words();
  }

  /** The numbers that code for chunks wants to find in memory. */
  MemorySegment numbersOfChunks(Arena arena) {
    MemorySegment numbers = numbers(arena);
    for (int lane = 0; lane < sets() * set(); lane++) {
      numbers.set(JAVA_INT, beside + (long) lane * Integer.BYTES, lane);
    }
    long end = flagsOfBlocks + (BLOCKS_OF_CHUNK - 1L) * Integer.BYTES;
    numbers.set(JAVA_INT, flagsOfBlocks, Blake3.CHUNK_START);
    numbers.set(JAVA_INT, end, Blake3.CHUNK_END);
    return numbers;
  }

  /** The same for parents. */
  MemorySegment numbersOfParents(Arena arena) {
    MemorySegment numbers = numbers(arena);
    numbers.set(JAVA_INT, flagsOfBlocks, Blake3.PARENT);
    return numbers;
  }

  private MemorySegment numbers(Arena arena) {
    MemorySegment numbers = arena.allocate(numbersBytes, bytes);
    numbers.set(JAVA_INT, length, Blake3.BLOCK);
    for (int word = 0; word < VALUE; word++) {
      numbers.set(JAVA_INT, start + (long) word * Integer.BYTES, Blake3.start(word));
    }
    byte[] all = width.orders();
    MemorySegment.copy(all, 0, numbers, JAVA_BYTE, orders, all.length);
    return numbers;
  }

  /** Tells which number the first chunk has in its message. */
  void number(MemorySegment numbers, long chunk) {
    numbers.set(JAVA_INT, first, (int) chunk);
    numbers.set(JAVA_INT, firstUpper, (int) (chunk >>> Integer.SIZE));
  }

  /**
   * Code that takes the blocks of chunks, or of parents, one behind the other. Its values go to
   * where there is memory for one more.
   *
   * @param apart how far the messages lie from each other, in bytes
   */
  byte[] written(int sets, int apart) {
    Assembler plain = new Assembler();
    VectorCode to = width.code(plain, Place.at(NUMBERS, orders));
    begin(to, sets);
    plain.copy(FLAGS, NUMBERS);
    plain.clear(DONE);
    Assembler.Label block = plain.here();
    for (int set = 0; set < sets; set++) {
      turn(to, set, apart);
    }
    List<Operand[]> all = IntStream.range(0, sets).mapToObj(_ -> registers(to)).toList();
    for (int set = 0; set < sets; set++) {
      load(to, all.get(set), set);
    }
    int[] order = Blake3.order();
    for (int half = 0; half < order.length; half += HALF) {
      mix(to, all, order, half, half % WORDS == 0 ? 0 : 1);
    }
    for (int set = 0; set < sets; set++) {
      Operand[] v = all.get(set);
      for (int word = 0; word < VALUE; word++) {
        to.xor(in(v[word]), v[word], v[VALUE + word]);
        to.store(state(set, word), in(v[word]));
      }
      to.give(v);
    }
    plain.add(DONE, Blake3.BLOCK);
    plain.add(FLAGS, Integer.BYTES);
    plain.subtract(BLOCKS, 1);
    plain.jumpUnlessZero(block);
    for (int set = 0; set < sets; set++) {
      out(to, set);
    }
    to.zeroUpper();
    plain.end();
    return plain.code();
  }

  /**
   * Where there are no more registers than words, one has to be in memory: one of the third row.
   */
  private Operand[] registers(VectorCode to) {
    Operand[] v = new Operand[WORDS];
    for (int word = 0; word < WORDS; word++) {
      boolean none = width == Width.EIGHT && word == VALUE;
      v[word] = none ? Place.at(NUMBERS, spare) : to.take();
    }
    return v;
  }

  private static Vector in(Operand operand) {
    if (operand instanceof Vector register) {
      return register;
    }
    throw new IllegalArgumentException(operand + " is not a register");
  }

  private void begin(VectorCode to, int sets) {
    for (int word = 0; word < VALUE; word++) {
      Vector value = to.take();
      to.broadcast(value, Place.at(NUMBERS, start + word * Integer.BYTES));
      for (int set = 0; set < sets; set++) {
        to.store(state(set, word), value);
      }
      to.give(value);
    }
  }

  private void turn(VectorCode to, int set, int apart) {
    to.turned(
        (into, lane, offset) ->
            to.load(into, Place.at(MESSAGES, DONE, (set * set() + lane) * apart + offset)),
        (place, word) -> {
          to.store(word(set, place), word);
          to.give(word);
        });
  }

  private void load(VectorCode to, Operand[] v, int set) {
    for (int word = 0; word < VALUE; word++) {
      to.load(in(v[word]), state(set, word));
    }
    for (int word = 0; word < 4; word++) {
      broadcast(to, v[VALUE + word], Place.at(NUMBERS, start + word * Integer.BYTES));
    }
    broadcast(to, v[12], Place.at(NUMBERS, first));
    to.add(in(v[12]), in(v[12]), Place.at(NUMBERS, beside + set * bytes));
    broadcast(to, v[13], Place.at(NUMBERS, firstUpper));
    broadcast(to, v[14], Place.at(NUMBERS, length));
    broadcast(to, v[15], Place.at(FLAGS, flagsOfBlocks));
  }

  private static void broadcast(VectorCode to, Operand into, Place from) {
    switch (into) {
      case Vector register -> to.broadcast(register, from);
      case Place place -> {
        Vector all = to.take();
        to.broadcast(all, from);
        to.store(place, all);
        to.give(all);
      }
    }
  }

  /** Of longer rows only the first half is wanted; the next row goes over the other one. */
  private void out(VectorCode to, int set) {
    Vector[] rows = to.take(width.words());
    for (int word = 0; word < VALUE; word++) {
      to.load(rows[word], state(set, word));
    }
    to.turn(rows);
    for (int lane = 0; lane < set(); lane++) {
      to.store(Place.at(VALUES, (set * set() + lane) * Blake3.LENGTH), rows[lane]);
    }
    to.give(rows);
  }

  private Place word(int set, int word) {
    return Place.at(NUMBERS, wordsAt + (set * WORDS + word) * bytes);
  }

  private Place state(int set, int word) {
    return Place.at(NUMBERS, states + (set * VALUE + word) * bytes);
  }

  /** What is done with one of four columns, or diagonals, of one set. */
  private interface Step {
    void write(int set, Operand[] v, int column);
  }

  private static void step(List<Operand[]> states, Step step) {
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
  private void mix(VectorCode to, List<Operand[]> states, int[] order, int half, int turned) {
    for (int part = 0; part < 2; part++) {
      int words = half + part;
      int d = part == 0 ? 16 : 8;
      int b = part == 0 ? 12 : 7;
      step(states, (set, v, i) -> to.add(in(v[i]), in(v[i]), word(set, order[words + 2 * i])));
      step(states, (_, v, i) -> to.add(in(v[i]), in(v[i]), b(v, i + turned)));
      step(states, (_, v, i) -> to.xor(d(v, i + 3 * turned), d(v, i + 3 * turned), v[i]));
      step(states, (_, v, i) -> to.rotateRight(d(v, i), d(v, i), d));
      Vector[][] sums = new Vector[states.size()][4];
      step(
          states,
          (set, v, i) -> {
            Operand c = c(v, i + 2 * turned);
            sums[set][i] = to.hold(c);
            to.add(sums[set][i], sums[set][i], d(v, i + 3 * turned));
            to.put(c, sums[set][i]);
          });
      step(
          states,
          (set, v, i) -> {
            to.xor(b(v, i + turned), b(v, i + turned), sums[set][i]);
            to.letGo(c(v, i + 2 * turned), sums[set][i]);
          });
      step(states, (_, v, i) -> to.rotateRight(b(v, i), b(v, i), b));
    }
  }

  private static Vector b(Operand[] v, int column) {
    return in(v[4 + column % 4]);
  }

  private static Operand c(Operand[] v, int column) {
    return v[8 + column % 4];
  }

  private static Vector d(Operand[] v, int column) {
    return in(v[12 + column % 4]);
  }
}
