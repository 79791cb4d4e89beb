/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

/**
 * Writes machine code for several messages side by side: a vector has a word of each. It knows
 * which registers hold nothing that is still wanted. What one processor does in one instruction and
 * another in several is one method here.
 */
public abstract sealed class VectorCode permits Avx512Code, Avx2Code {
  static final int MOST_REGISTERS = 32;

  /** How many words the block of a message has. */
  static final int WORDS_OF_BLOCK = 16;

  private final Assembler to;
  private final Registers registers;
  private final int words;

  /**
   * Code behind what was written by then.
   *
   * @param words of a vector
   * @param count of registers
   */
  VectorCode(Assembler to, int words, int count) {
    this.to = to;
    this.words = words;
    this.registers = new Registers(count);
  }

  /** A register that is free, the one that has been for longest. */
  public final Vector allocate() {
    return registers.allocate();
  }

  /** As many of them as are asked for. */
  public final Vector[] allocate(int count) {
    Vector[] taken = new Vector[count];
    for (int i = 0; i < count; i++) {
      taken[i] = allocate();
    }
    return taken;
  }

  /** What was in registers is not wanted any more; memory need not be given back. */
  public final void give(Operand... some) {
    for (Operand each : some) {
      if (each instanceof Vector register) {
        registers.give(register);
      }
    }
  }

  /**
   * A register with what is to be changed: itself, or one that is loaded from memory. {@link #keep}
   * ends this.
   */
  public final Vector hold(Operand operand) {
    return switch (operand) {
      case Vector register -> register;
      case MemoryOperand place -> {
        Vector loaded = allocate();
        load(loaded, place);
        yield loaded;
      }
    };
  }

  /** Puts what was held back to where it was held from. */
  public final void keep(Operand operand, Vector held) {
    if (operand instanceof MemoryOperand place) {
      store(place, held);
      give(held);
    }
  }

  /** Where there are registers enough a word stays in its own; elsewhere it is put into memory. */
  public abstract Operand park(Vector word, MemoryOperand place);

  /** Loads a register. */
  public abstract void load(Vector to, MemoryOperand from);

  /** Stores a register. */
  public abstract void store(MemoryOperand to, Vector from);

  /** Copies a register. */
  public abstract void copy(Vector to, Vector from);

  /** Adds words. */
  public abstract void add(Vector to, Vector a, Operand b);

  /**
   * Adds one number to all words.
   *
   * @param numbers where {@link Width#numbers} are
   * @param which of them, from 0 on
   */
  public abstract void addNumber(Vector to, Vector a, MemoryOperand numbers, int which);

  /**
   * Either but not both of each two bits.
   *
   * @param b not the register that is written, if the other is in memory
   */
  public abstract void xor(Vector to, Operand a, Operand b);

  /** Rotates words to the left. */
  public abstract void rotateLeft(Vector to, Operand from, int bits);

  /** Rotates words to the right. */
  public final void rotateRight(Vector to, Operand from, int bits) {
    rotateLeft(to, from, Integer.SIZE - bits);
  }

  /** Shifts zeros in from the left. */
  public abstract void shiftRight(Vector to, Operand from, int bits);

  /** Each bit of the first register becomes what comes of the three. */
  public abstract void ternary(Vector a, Operand b, Operand c, TernaryLogic logic);

  /**
   * Takes a register's own words, rotated to the left by two numbers of bits, into it by exclusive
   * or.
   *
   * @param one written over
   * @param other written over
   */
  public abstract void xorTurned(Vector into, Vector one, int bits, Vector other, int otherBits);

  /** Turns the bytes of each word round. */
  public abstract void swapBytes(Vector word);

  /** {@code vzeroupper}, as whoever called wants the registers. */
  public final void zeroUpper() {
    to.bytes(0xc5, 0xf8, 0x77);
  }

  /** How the words of a message come into a register. */
  @FunctionalInterface
  public interface Row {
    /**
     * Writes what loads as many words as a vector has.
     *
     * @param offset where they begin in the block, in bytes
     */
    void load(Vector into, int message, int offset);
  }

  /** What is done with a register that has the words of one place of all blocks. */
  @FunctionalInterface
  public interface Column {
    /** Writes it; the register is the column's, who gives it back. */
    void accept(int place, Vector words);
  }

  /** Loads the blocks of all messages, turned so that a vector has the words of one place. */
  public final void turned(Row rows, Column columns) {
    for (int first = 0; first < WORDS_OF_BLOCK; first += words) {
      Vector[] some = allocate(words);
      for (int message = 0; message < words; message++) {
        rows.load(some[message], message, first * Integer.BYTES);
      }
      turn(some);
      for (int column = 0; column < words; column++) {
        columns.accept(first + column, some[column]);
      }
    }
  }

  /**
   * Turns as many rows as a vector has words into columns; one further register is used meanwhile.
   *
   * @param rows registers with a row each; afterwards those with a column each, in their order
   */
  public final void turn(Vector[] rows) {
    for (int row = 0; row < words; row += 2) {
      unpackWords(rows, row, row + 1);
    }
    for (int row = 0; row < words; row += 4) {
      unpackPairs(rows, row, row + 2);
      unpackPairs(rows, row + 1, row + 3);
    }
    turnQuarters(rows);
    for (int row = 0; row < words; row += 4) {
      Vector second = rows[row + 1];
      rows[row + 1] = rows[row + 2];
      rows[row + 2] = second;
    }
  }

  private void unpackWords(Vector[] rows, int a, int b) {
    Vector low = allocate();
    unpackLow(low, rows[a], rows[b]);
    unpackHigh(rows[b], rows[a], rows[b]);
    replace(rows, a, low);
  }

  private void unpackPairs(Vector[] rows, int a, int b) {
    Vector low = allocate();
    unpackLowPairs(low, rows[a], rows[b]);
    unpackHighPairs(rows[b], rows[a], rows[b]);
    replace(rows, a, low);
  }

  final void replace(Vector[] rows, int row, Vector by) {
    give(rows[row]);
    rows[row] = by;
  }

  /** Of four rows each the quarters of 128 bits have words of one column; puts those together. */
  abstract void turnQuarters(Vector[] rows);

  abstract void unpackLow(Vector to, Vector a, Vector b);

  abstract void unpackHigh(Vector to, Vector a, Vector b);

  abstract void unpackLowPairs(Vector to, Vector a, Vector b);

  abstract void unpackHighPairs(Vector to, Vector a, Vector b);
}
