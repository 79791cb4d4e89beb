/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes machine code, instruction by instruction, as Intel's manual (Software Developer's Manual,
 * volume 2, 2.7 and the instructions' own pages) lays down. Only what the digests need is here.
 *
 * <p>Operands stand in the manual's order: first the one that is written.
 */
public final class Assembler {
  static final int MAP_0F = 1;
  static final int MAP_0F38 = 2;
  static final int MAP_0F3A = 3;
  private static final int NO_PREFIX = 0;
  private static final int REX = 0x40;
  private static final int REX_WIDE = 0x48;
  private static final int BETWEEN_REGISTERS = 3;
  private static final int SUM_OF_REGISTERS = 4;
  private static final int MOST = 1 << 16;

  private final ByteBuffer code = ByteBuffer.allocate(MOST).order(ByteOrder.LITTLE_ENDIAN);

  /** A place in the code. */
  public record Label(int at) {}

  /** {@code movdqu}: loads a register. */
  public void load(Xmm to, MemoryOperand from) {
    legacy(0xf3, to, from, 0x6f);
  }

  /** {@code movdqu}: stores a register. */
  public void store(MemoryOperand to, Xmm from) {
    legacy(0xf3, from, to, 0x7f);
  }

  /** {@code movdqa}. */
  public void copy(Xmm to, Xmm from) {
    legacy(0x66, to, from, 0x6f);
  }

  /** {@code paddd}. */
  public void add(Xmm to, Xmm b) {
    legacy(0x66, to, b, 0xfe);
  }

  /** {@code paddd} with what lies at a multiple of 16 bytes. */
  public void add(Xmm to, MemoryOperand b) {
    legacy(0x66, to, b, 0xfe);
  }

  /** {@code pshufb}: the bytes that are named by what lies at a multiple of 16 bytes. */
  public void shuffleBytes(Xmm to, MemoryOperand order) {
    legacy(0x66, to, order, 0x38, 0x00);
  }

  /** {@code pshufd}: words, each told by two bits. */
  public void shuffleWords(Xmm to, Xmm from, int order) {
    legacy(0x66, to, from, 0x70);
    bytes(order);
  }

  /** {@code palignr}: bytes from so many on, of both behind each other, the second first. */
  public void alignRight(Xmm to, Xmm second, int from) {
    legacy(0x66, to, second, 0x3a, 0x0f);
    bytes(from);
  }

  /** {@code sha256rnds2}: two rounds, with the words and constants in register 0. */
  public void sha256Rounds(Xmm to, Xmm other) {
    legacy(NO_PREFIX, to, other, 0x38, 0xcb);
  }

  /** {@code sha256msg1}. */
  public void sha256Message1(Xmm to, Xmm next) {
    legacy(NO_PREFIX, to, next, 0x38, 0xcc);
  }

  /** {@code sha256msg2}. */
  public void sha256Message2(Xmm to, Xmm last) {
    legacy(NO_PREFIX, to, last, 0x38, 0xcd);
  }

  /** An instruction on registers of four words: REX stands between its prefix and its opcode. */
  private void legacy(int prefix, Xmm reg, Xmm rm, int... opcode) {
    opcode(prefix, (bit(reg.number(), 3) << 2) | bit(rm.number(), 3), opcode);
    registers(reg.number(), rm.number());
  }

  private void legacy(int prefix, Xmm reg, MemoryOperand place, int... opcode) {
    opcode(prefix, extension(reg.number(), place), opcode);
    place(reg.number(), place, 1);
  }

  private void opcode(int prefix, int extension, int... opcode) {
    if (prefix != NO_PREFIX) {
      bytes(prefix);
    }
    if (extension != 0) {
      bytes(REX | extension);
    }
    bytes(0x0f);
    bytes(opcode);
  }

  /** {@code mov}: loads 64 bits. */
  public void load(GeneralRegister to, MemoryOperand from) {
    bytes(REX_WIDE | extension(to.number(), from), 0x8b);
    place(to.number(), from, 1);
  }

  /** {@code mov}: stores 64 bits. */
  public void store(MemoryOperand to, GeneralRegister from) {
    bytes(REX_WIDE | extension(from.number(), to), 0x89);
    place(from.number(), to, 1);
  }

  /** {@code mov} of 64 bits. */
  public void copy(GeneralRegister to, GeneralRegister from) {
    bytes(REX_WIDE | extension(from, to), 0x89, names(BETWEEN_REGISTERS, from, to));
  }

  /** {@code push}. */
  public void push(GeneralRegister register) {
    stack(0x50, register);
  }

  /** {@code pop}. */
  public void pop(GeneralRegister register) {
    stack(0x58, register);
  }

  private void stack(int opcode, GeneralRegister register) {
    if (bit(register.number(), 3) == 1) {
      bytes(REX | 1);
    }
    bytes(opcode | (register.number() & 7));
  }

  /** {@code mov}: loads 32 bits. */
  public void loadWord(GeneralRegister to, MemoryOperand from) {
    word(0x8b, to, from);
  }

  /** {@code mov}: stores 32 bits. */
  public void storeWord(MemoryOperand to, GeneralRegister from) {
    word(0x89, from, to);
  }

  /** {@code movbe}: loads 32 bits, the first byte in front. */
  public void loadWordBigEndian(GeneralRegister to, MemoryOperand from) {
    int rex = REX | extension(to.number(), from);
    if (rex != REX) {
      bytes(rex);
    }
    bytes(0x0f, 0x38, 0xf0);
    place(to.number(), from, 1);
  }

  /** {@code mov} of 32 bits. */
  public void copyWord(GeneralRegister to, GeneralRegister from) {
    word(0x89, from, to);
  }

  /** {@code add} of 32 bits. */
  public void addWord(GeneralRegister to, GeneralRegister other) {
    word(0x1, other, to);
  }

  /** {@code xor} of 32 bits. */
  public void xorWord(GeneralRegister to, GeneralRegister other) {
    word(0x31, other, to);
  }

  /** {@code xor} of 32 bits. */
  public void xorWord(GeneralRegister to, MemoryOperand other) {
    word(0x33, to, other);
  }

  /** {@code and} of 32 bits. */
  public void andWord(GeneralRegister to, GeneralRegister other) {
    word(0x21, other, to);
  }

  /** {@code lea}: the sum of a register and a number, in 32 bits. */
  public void sumOfWords(GeneralRegister to, GeneralRegister a, int number) {
    word(0x8d, to, MemoryOperand.at(a, number));
  }

  /** {@code rorx}: 32 bits. */
  public void rotateWordRight(GeneralRegister to, GeneralRegister from, int bits) {
    rotation(bit(to.number(), 3), 0, bit(from.number(), 3));
    bytes(names(BETWEEN_REGISTERS, to, from), bits);
  }

  /** {@code rorx}: 32 bits from memory. */
  public void rotateWordRight(GeneralRegister to, MemoryOperand from, int bits) {
    rotation(bit(to.number(), 3), from.indexExtension(), from.baseExtension());
    place(to.number(), from, 1);
    bytes(bits);
  }

  /** The prefix VEX of {@code rorx} and its opcode. */
  private void rotation(int r, int x, int b) {
    int extensions = (r << 7) | (x << 6) | (b << 5);
    bytes(0xc4, (extensions ^ 0xe0) | MAP_0F3A, 0x7b, 0xf0);
  }

  private void word(int opcode, GeneralRegister reg, GeneralRegister rm) {
    int rex = REX | extension(reg, rm);
    if (rex != REX) {
      bytes(rex);
    }
    bytes(opcode, names(BETWEEN_REGISTERS, reg, rm));
  }

  private void word(int opcode, GeneralRegister reg, MemoryOperand place) {
    int rex = REX | extension(reg.number(), place);
    if (rex != REX) {
      bytes(rex);
    }
    bytes(opcode);
    place(reg.number(), place, 1);
  }

  /** {@code add} of a number. */
  public void add(GeneralRegister to, int number) {
    arithmetic(0, to, number);
  }

  /** {@code sub} of a number; the flags tell whether nothing is left. */
  public void subtract(GeneralRegister from, int number) {
    arithmetic(5, from, number);
  }

  private void arithmetic(int kind, GeneralRegister register, int number) {
    boolean small = number == (byte) number;
    int to = register.number();
    bytes(REX_WIDE | bit(to, 3), small ? 0x83 : 0x81, names(BETWEEN_REGISTERS, kind, to));
    if (small) {
      bytes(number);
    } else {
      code.putInt(number);
    }
  }

  /** {@code xor} with itself. */
  public void clear(GeneralRegister register) {
    int number = register.number();
    int extension = (bit(number, 3) << 2) | bit(number, 3);
    bytes(REX_WIDE | extension, 0x31, names(BETWEEN_REGISTERS, number, number));
  }

  /** Where the next instruction is going to be. */
  public Label here() {
    return new Label(code.position());
  }

  /** {@code jnz}: goes back there unless the last sum came to nothing. */
  public void jumpUnlessZero(Label back) {
    bytes(0x0f, 0x85);
    code.putInt(back.at() - code.position() - Integer.BYTES);
  }

  /** {@code ret}. */
  public void end() {
    bytes(0xc3);
  }

  /** All that was written. */
  public byte[] code() {
    return Arrays.copyOf(code.array(), code.position());
  }

  /** A bit of the number of a register. */
  static int bit(int number, int place) {
    return (number >> place) & 1;
  }

  /** The bits of REX that extend the numbers of a register and of those of a place. */
  private static int extension(int reg, MemoryOperand place) {
    return (bit(reg, 3) << 2) | (place.indexExtension() << 1) | place.baseExtension();
  }

  private static int extension(GeneralRegister reg, GeneralRegister rm) {
    return (bit(reg.number(), 3) << 2) | bit(rm.number(), 3);
  }

  private static int names(int mode, GeneralRegister reg, GeneralRegister rm) {
    return names(mode, reg.number(), rm.number());
  }

  /** Names two registers. */
  void registers(int reg, int rm) {
    bytes(names(BETWEEN_REGISTERS, reg, rm));
  }

  /** The byte ModR/M. */
  private static int names(int mode, int reg, int rm) {
    return (mode << 6) | ((reg & 7) << 3) | (rm & 7);
  }

  /**
   * The bytes that name a place.
   *
   * @param unit of which a distance of one byte tells how many
   */
  void place(int reg, MemoryOperand place, int unit) {
    int base = place.base().number();
    int distance = place.distance();
    boolean near = distance % unit == 0 && distance / unit == (byte) (distance / unit);
    int mode = distance == 0 ? 0 : near ? 1 : 2;
    if (place.index().isPresent()) {
      bytes(names(mode, reg, SUM_OF_REGISTERS), names(0, place.indexNumber(), base));
    } else {
      bytes(names(mode, reg, base));
    }
    switch (mode) {
      case 0 -> {}
      case 1 -> bytes(distance / unit);
      default -> code.putInt(distance);
    }
  }

  /** Writes bytes as they are. */
  void bytes(int... bytes) {
    for (int each : bytes) {
      code.put((byte) each);
    }
  }
}
