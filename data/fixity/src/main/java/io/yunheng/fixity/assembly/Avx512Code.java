/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

/** Code for vectors of sixteen words: AVX-512. */
final class Avx512Code extends VectorCode {
  private static final int COUNT = 32;
  private static final int WORDS = 16;
  private static final int BYTES = WORDS * Integer.BYTES;

  /** Quarters 0 and 2 of both. */
  private static final int EVEN = 0x88;

  /** Quarters 1 and 3 of both. */
  private static final int ODD = 0xdd;

  private static final int PREFIX_66 = 1;
  private static final int PREFIX_F3 = 2;
  private static final int NARROW = 0;
  private static final int WIDE = 1;

  /** An instruction that is coded with EVEX: its opcode and what tells it from its namesakes. */
  private record Evex(int map, int prefix, int wide, int opcode) {}

  private static final Evex LOAD = new Evex(Assembler.MAP_0F, PREFIX_F3, NARROW, 0x6f);
  private static final Evex STORE = new Evex(Assembler.MAP_0F, PREFIX_F3, NARROW, 0x7f);
  private static final Evex COPY = new Evex(Assembler.MAP_0F, PREFIX_66, NARROW, 0x6f);
  private static final Evex ADD = new Evex(Assembler.MAP_0F, PREFIX_66, NARROW, 0xfe);
  private static final Evex XOR = new Evex(Assembler.MAP_0F, PREFIX_66, NARROW, 0xef);
  private static final Evex SHIFT = new Evex(Assembler.MAP_0F, PREFIX_66, NARROW, 0x72);
  private static final Evex TERNARY = new Evex(Assembler.MAP_0F3A, PREFIX_66, NARROW, 0x25);
  private static final Evex SHUFFLE_BYTES = new Evex(Assembler.MAP_0F38, PREFIX_66, NARROW, 0x00);
  private static final Evex SHUFFLE_QUARTERS =
      new Evex(Assembler.MAP_0F3A, PREFIX_66, NARROW, 0x43);
  private static final Evex UNPACK_LOW = new Evex(Assembler.MAP_0F, PREFIX_66, NARROW, 0x62);
  private static final Evex UNPACK_HIGH = new Evex(Assembler.MAP_0F, PREFIX_66, NARROW, 0x6a);
  private static final Evex UNPACK_LOW_PAIRS = new Evex(Assembler.MAP_0F, PREFIX_66, WIDE, 0x6c);
  private static final Evex UNPACK_HIGH_PAIRS = new Evex(Assembler.MAP_0F, PREFIX_66, WIDE, 0x6d);

  private final Assembler to;
  private final MemoryOperand orders;

  Avx512Code(Assembler to, MemoryOperand orders) {
    super(to, WORDS, COUNT);
    this.to = to;
    this.orders = orders;
  }

  @Override
  public Operand park(Vector word, MemoryOperand place) {
    return word;
  }

  /** {@code vmovdqu32}. */
  @Override
  public void load(Vector to, MemoryOperand from) {
    memory(LOAD, to.number(), 0, from, false);
  }

  /** {@code vmovdqu32}. */
  @Override
  public void store(MemoryOperand to, Vector from) {
    memory(STORE, from.number(), 0, to, false);
  }

  /** {@code vmovdqa32}. */
  @Override
  public void copy(Vector to, Vector from) {
    register(COPY, to.number(), 0, from.number());
  }

  /** {@code vpaddd}. */
  @Override
  public void add(Vector to, Vector a, Operand b) {
    operands(ADD, to, a, b);
  }

  /** {@code vpaddd} with a word that is put everywhere. */
  @Override
  public void addNumber(Vector to, Vector a, MemoryOperand numbers, int which) {
    memory(ADD, to.number(), a.number(), numbers.behind(which * Integer.BYTES), true);
  }

  /** {@code vpxord}. */
  @Override
  public void xor(Vector to, Operand a, Operand b) {
    operands(XOR, to, inRegister(a), b);
  }

  /** {@code vprold}. */
  @Override
  public void rotateLeft(Vector to, Operand from, int bits) {
    shift(1, to, inRegister(from), bits);
  }

  /** {@code vpsrld}. */
  @Override
  public void shiftRight(Vector to, Operand from, int bits) {
    shift(2, to, inRegister(from), bits);
  }

  private void shift(int kind, Vector to, Vector from, int bits) {
    register(SHIFT, kind, to.number(), from.number());
    this.to.bytes(bits);
  }

  /** {@code vpternlogd}. */
  @Override
  public void ternary(Vector a, Operand b, Operand c, TernaryLogic logic) {
    register(TERNARY, a.number(), inRegister(b).number(), inRegister(c).number());
    to.bytes(logic.table());
  }

  @Override
  public void xorTurned(Vector into, Vector one, int bits, Vector other, int otherBits) {
    rotateLeft(one, into, bits);
    rotateLeft(other, into, otherBits);
    ternary(into, one, other, TernaryLogic.PARITY);
  }

  /** {@code vpshufb}. */
  @Override
  public void swapBytes(Vector word) {
    memory(SHUFFLE_BYTES, word.number(), word.number(), orders, false);
  }

  @Override
  void turnQuarters(Vector[] rows) {
    int quarter = WORDS / 4;
    for (int row = 0; row < quarter; row++) {
      quarters(rows, row, row + quarter);
      quarters(rows, row + 2 * quarter, row + 3 * quarter);
      quarters(rows, row, row + 2 * quarter);
      quarters(rows, row + quarter, row + 3 * quarter);
    }
  }

  /** {@code vshufi32x4}. */
  private void quarters(Vector[] rows, int a, int b) {
    Vector even = allocate();
    shuffleQuarters(even, rows[a], rows[b], EVEN);
    shuffleQuarters(rows[b], rows[a], rows[b], ODD);
    replace(rows, a, even);
  }

  void shuffleQuarters(Vector to, Vector a, Vector b, int order) {
    operands(SHUFFLE_QUARTERS, to, a, b);
    this.to.bytes(order);
  }

  /** {@code vpunpckldq}. */
  @Override
  void unpackLow(Vector to, Vector a, Vector b) {
    operands(UNPACK_LOW, to, a, b);
  }

  /** {@code vpunpckhdq}. */
  @Override
  void unpackHigh(Vector to, Vector a, Vector b) {
    operands(UNPACK_HIGH, to, a, b);
  }

  /** {@code vpunpcklqdq}. */
  @Override
  void unpackLowPairs(Vector to, Vector a, Vector b) {
    operands(UNPACK_LOW_PAIRS, to, a, b);
  }

  /** {@code vpunpckhqdq}. */
  @Override
  void unpackHighPairs(Vector to, Vector a, Vector b) {
    operands(UNPACK_HIGH_PAIRS, to, a, b);
  }

  /** There are registers enough for all that is not added or taken in by exclusive or. */
  private static Vector inRegister(Operand operand) {
    if (operand instanceof Vector register) {
      return register;
    }
    throw new IllegalArgumentException(operand + " is not a register");
  }

  private void operands(Evex what, Vector to, Vector a, Operand b) {
    switch (b) {
      case Vector register -> register(what, to.number(), a.number(), register.number());
      case MemoryOperand place -> memory(what, to.number(), a.number(), place, false);
    }
  }

  /** Three registers; the numbers as the fields reg, vvvv and rm of the manual. */
  private void register(Evex what, int reg, int source, int rm) {
    prefix(what, reg, Assembler.bit(rm, 4), Assembler.bit(rm, 3), source, false);
    to.bytes(what.opcode);
    to.registers(reg, rm);
  }

  private void memory(Evex what, int reg, int source, MemoryOperand place, boolean one) {
    prefix(what, reg, place.indexExtension(), place.baseExtension(), source, one);
    to.bytes(what.opcode);
    to.place(reg, place, one ? Integer.BYTES : BYTES);
  }

  /** The four bytes of the prefix; what extends the numbers of registers is stored inverted. */
  private void prefix(Evex what, int reg, int x, int b, int source, boolean broadcast) {
    int extensions =
        (Assembler.bit(reg, 3) << 7) | (x << 6) | (b << 5) | (Assembler.bit(reg, 4) << 4);
    int length = 2 << 5;
    int one = broadcast ? 1 << 4 : 0;
    to.bytes(
        0x62,
        (extensions ^ 0xf0) | what.map,
        (what.wide << 7) | (((source & 0xf) ^ 0xf) << 3) | (1 << 2) | what.prefix,
        length | one | ((Assembler.bit(source, 4) ^ 1) << 3));
  }
}
