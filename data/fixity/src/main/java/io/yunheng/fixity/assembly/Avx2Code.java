/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

/**
 * Code for vectors of eight words: AVX2. Its sixteen registers are too few for a block besides what
 * is done with it, so the words of blocks are in memory; and it has neither rotations nor functions
 * of three bits, which are several instructions each.
 */
final class Avx2Code extends VectorCode {
  private static final int COUNT = 16;
  private static final int WORDS = 8;
  private static final int BYTES = WORDS * Integer.BYTES;

  /** The lower halves of both. */
  private static final int LOW = 0x20;

  /** The upper halves of both. */
  private static final int HIGH = 0x31;

  private static final int TO_THE_LEFT = 6;
  private static final int TO_THE_RIGHT = 2;

  private final Assembler to;
  private final MemoryOperand orders;

  Avx2Code(Assembler to, MemoryOperand orders) {
    super(to, WORDS, COUNT);
    this.to = to;
    this.orders = orders;
  }

  @Override
  public Operand park(Vector word, MemoryOperand place) {
    store(place, word);
    give(word);
    return place;
  }

  /** {@code vmovdqu}. */
  @Override
  public void load(Vector to, MemoryOperand from) {
    memory(Vex.LOAD, to, 0, from);
  }

  /** {@code vmovdqu}. */
  @Override
  public void store(MemoryOperand to, Vector from) {
    memory(Vex.STORE, from, 0, to);
  }

  /** {@code vmovdqa}. */
  @Override
  public void copy(Vector to, Vector from) {
    register(Vex.COPY, to.number(), 0, from.number());
  }

  /** {@code vpaddd}. */
  @Override
  public void add(Vector to, Vector a, Operand b) {
    operands(Vex.ADD, to, a, b);
  }

  @Override
  public void addNumber(Vector to, Vector a, MemoryOperand numbers, int which) {
    add(to, a, numbers.behind(which * BYTES));
  }

  /** {@code vpxor}. */
  @Override
  public void xor(Vector to, Operand a, Operand b) {
    operands(Vex.XOR, to, inRegister(to, a), b);
  }

  /**
   * {@code vpshufb} for whole bytes, {@code vpslld}, {@code vpsrld} and {@code vpor} for others.
   */
  @Override
  public void rotateLeft(Vector to, Operand from, int bits) {
    Vector turned = inRegister(to, from);
    if (bits % Byte.SIZE == 0) {
      memory(Vex.SHUFFLE_BYTES, to, turned.number(), orders.behind(bits / Byte.SIZE * BYTES));
      return;
    }
    Vector other = allocate();
    shift(TO_THE_RIGHT, other, turned, Integer.SIZE - bits);
    shift(TO_THE_LEFT, to, turned, bits);
    operands(Vex.OR, to, to, other);
    give(other);
  }

  /** {@code vpsrld}. */
  @Override
  public void shiftRight(Vector to, Operand from, int bits) {
    shift(TO_THE_RIGHT, to, inRegister(to, from), bits);
  }

  private void shift(int kind, Vector to, Vector from, int bits) {
    register(Vex.SHIFT, kind, to.number(), from.number());
    this.to.bytes(bits);
  }

  /** {@code vpxor}, {@code vpand} and {@code vpor}. */
  @Override
  public void ternary(Vector a, Operand b, Operand c, TernaryLogic logic) {
    switch (logic) {
      case PARITY -> {
        xor(a, a, b);
        xor(a, a, c);
      }
      case MAJORITY -> {
        Vector either = allocate();
        operands(Vex.OR, either, a, b);
        operands(Vex.AND, a, a, b);
        operands(Vex.AND, either, either, c);
        operands(Vex.OR, a, a, either);
        give(either);
      }
      case FIRST_CHOOSES -> {
        Vector differ = allocate();
        xor(differ, b, c);
        operands(Vex.AND, a, a, differ);
        xor(a, a, c);
        give(differ);
      }
      case SECOND_CHOOSES -> {
        xor(a, a, c);
        operands(Vex.AND, a, a, b);
        xor(a, a, c);
      }
    }
  }

  /** Where one is turned a byte further than the other, both are turned at once after that byte. */
  @Override
  public void xorTurned(Vector into, Vector one, int bits, Vector other, int otherBits) {
    if (otherBits - bits == Byte.SIZE) {
      rotateLeft(one, into, Byte.SIZE);
      xor(one, one, into);
      rotateLeft(one, one, bits);
      xor(into, into, one);
    } else {
      rotateLeft(one, into, bits);
      rotateLeft(other, into, otherBits);
      ternary(into, one, other, TernaryLogic.PARITY);
    }
  }

  /** {@code vpshufb}. */
  @Override
  public void swapBytes(Vector word) {
    memory(Vex.SHUFFLE_BYTES, word, word.number(), orders);
  }

  @Override
  void turnQuarters(Vector[] rows) {
    for (int row = 0; row < WORDS / 2; row++) {
      Vector low = allocate();
      halves(low, rows[row], rows[row + WORDS / 2], LOW);
      halves(rows[row + WORDS / 2], rows[row], rows[row + WORDS / 2], HIGH);
      replace(rows, row, low);
    }
  }

  /** {@code vperm2i128}. */
  void halves(Vector to, Vector a, Vector b, int order) {
    operands(Vex.HALVES, to, a, b);
    this.to.bytes(order);
  }

  /** {@code vpunpckldq}. */
  @Override
  void unpackLow(Vector to, Vector a, Vector b) {
    operands(Vex.UNPACK_LOW, to, a, b);
  }

  /** {@code vpunpckhdq}. */
  @Override
  void unpackHigh(Vector to, Vector a, Vector b) {
    operands(Vex.UNPACK_HIGH, to, a, b);
  }

  /** {@code vpunpcklqdq}. */
  @Override
  void unpackLowPairs(Vector to, Vector a, Vector b) {
    operands(Vex.UNPACK_LOW_PAIRS, to, a, b);
  }

  /** {@code vpunpckhqdq}. */
  @Override
  void unpackHighPairs(Vector to, Vector a, Vector b) {
    operands(Vex.UNPACK_HIGH_PAIRS, to, a, b);
  }

  /** What is in memory is loaded into the register that is written anyway. */
  private Vector inRegister(Vector to, Operand operand) {
    return switch (operand) {
      case Vector register -> register;
      case MemoryOperand place -> {
        load(to, place);
        yield to;
      }
    };
  }

  private void operands(Vex what, Vector to, Vector a, Operand b) {
    switch (b) {
      case Vector register -> register(what, to.number(), a.number(), register.number());
      case MemoryOperand place -> memory(what, to, a.number(), place);
    }
  }

  /** Three registers; the numbers as the fields reg, vvvv and rm of the manual. */
  private void register(Vex what, int reg, int source, int rm) {
    what.prefix(to, reg, 0, Assembler.bit(rm, 3), source);
    to.registers(reg, rm);
  }

  private void memory(Vex what, Vector reg, int source, MemoryOperand place) {
    what.prefix(to, reg.number(), place.indexExtension(), place.baseExtension(), source);
    to.place(reg.number(), place, 1);
  }
}
