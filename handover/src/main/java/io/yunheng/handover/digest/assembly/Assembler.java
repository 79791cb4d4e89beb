/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest.assembly;

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
  private static final int MAP_0F = 1;
  private static final int MAP_0F38 = 2;
  private static final int MAP_0F3A = 3;
  private static final int PREFIX_66 = 1;
  private static final int PREFIX_F3 = 2;
  private static final int NARROW = 0;
  private static final int WIDE = 1;
  private static final int REX = 0x40;
  private static final int REX_WIDE = 0x48;
  private static final int BETWEEN_REGISTERS = 3;
  private static final int SUM_OF_REGISTERS = 4;
  private static final int MOST = 1 << 16;

  private final ByteBuffer code = ByteBuffer.allocate(MOST).order(ByteOrder.LITTLE_ENDIAN);

  /** A place in the code. */
  public record Label(int at) {}

  /** An instruction that is coded with EVEX: its opcode and what tells it from its namesakes. */
  private record Evex(int map, int prefix, int wide, int opcode) {}

  private static final Evex LOAD = new Evex(MAP_0F, PREFIX_F3, NARROW, 0x6f);
  private static final Evex STORE = new Evex(MAP_0F, PREFIX_F3, NARROW, 0x7f);
  private static final Evex COPY = new Evex(MAP_0F, PREFIX_66, NARROW, 0x6f);
  private static final Evex ADD = new Evex(MAP_0F, PREFIX_66, NARROW, 0xfe);
  private static final Evex XOR = new Evex(MAP_0F, PREFIX_66, NARROW, 0xef);
  private static final Evex SHIFT = new Evex(MAP_0F, PREFIX_66, NARROW, 0x72);
  private static final Evex TERNARY = new Evex(MAP_0F3A, PREFIX_66, NARROW, 0x25);
  private static final Evex BROADCAST = new Evex(MAP_0F38, PREFIX_66, NARROW, 0x58);
  private static final Evex SHUFFLE_BYTES = new Evex(MAP_0F38, PREFIX_66, NARROW, 0x00);
  private static final Evex SHUFFLE_QUARTERS = new Evex(MAP_0F3A, PREFIX_66, NARROW, 0x43);
  private static final Evex UNPACK_LOW = new Evex(MAP_0F, PREFIX_66, NARROW, 0x62);
  private static final Evex UNPACK_HIGH = new Evex(MAP_0F, PREFIX_66, NARROW, 0x6a);
  private static final Evex UNPACK_LOW_PAIRS = new Evex(MAP_0F, PREFIX_66, WIDE, 0x6c);
  private static final Evex UNPACK_HIGH_PAIRS = new Evex(MAP_0F, PREFIX_66, WIDE, 0x6d);

  /** {@code vmovdqu32}: loads a register. */
  public void load(Zmm to, Place from) {
    memory(LOAD, to.number(), 0, from, false);
  }

  /** {@code vmovdqu32}: stores a register. */
  public void store(Place to, Zmm from) {
    memory(STORE, from.number(), 0, to, false);
  }

  /** {@code vmovdqa32}. */
  public void copy(Zmm to, Zmm from) {
    register(COPY, to.number(), 0, from.number());
  }

  /** {@code vpbroadcastd}: puts one word everywhere. */
  public void broadcast(Zmm to, Place from) {
    memory(BROADCAST, to.number(), 0, from, false);
  }

  /** {@code vpaddd}. */
  public void add(Zmm to, Zmm a, Zmm b) {
    register(ADD, to.number(), a.number(), b.number());
  }

  /** {@code vpaddd} with a vector in memory. */
  public void add(Zmm to, Zmm a, Place b) {
    memory(ADD, to.number(), a.number(), b, false);
  }

  /** {@code vpaddd} with one word, everywhere the same. */
  public void addBroadcast(Zmm to, Zmm a, Place b) {
    memory(ADD, to.number(), a.number(), b, true);
  }

  /** {@code vpxord}. */
  public void xor(Zmm to, Zmm a, Zmm b) {
    register(XOR, to.number(), a.number(), b.number());
  }

  /** {@code vpxord} with a vector in memory. */
  public void xor(Zmm to, Zmm a, Place b) {
    memory(XOR, to.number(), a.number(), b, false);
  }

  /** {@code vprold}. */
  public void rotateLeft(Zmm to, Zmm from, int bits) {
    shift(1, to, from, bits);
  }

  /** {@code vprord}. */
  public void rotateRight(Zmm to, Zmm from, int bits) {
    shift(0, to, from, bits);
  }

  /** {@code vpsrld}: shifts zeros in from the left. */
  public void shiftRight(Zmm to, Zmm from, int bits) {
    shift(2, to, from, bits);
  }

  private void shift(int kind, Zmm to, Zmm from, int bits) {
    register(SHIFT, kind, to.number(), from.number());
    code.put((byte) bits);
  }

  /** {@code vpternlogd}: each bit of the first register becomes what comes of the three. */
  public void ternary(Zmm a, Zmm b, Zmm c, TernaryLogic logic) {
    register(TERNARY, a.number(), b.number(), c.number());
    code.put((byte) logic.table());
  }

  /** {@code vpshufb}: within each quarter, the bytes that a vector in memory names. */
  public void shuffleBytes(Zmm to, Zmm from, Place order) {
    memory(SHUFFLE_BYTES, to.number(), from.number(), order, false);
  }

  /** {@code vshufi32x4}: two quarters of the one, then two of the other, each told by two bits. */
  public void shuffleQuarters(Zmm to, Zmm a, Zmm b, int order) {
    register(SHUFFLE_QUARTERS, to.number(), a.number(), b.number());
    code.put((byte) order);
  }

  /** {@code vpunpckldq}. */
  public void unpackLow(Zmm to, Zmm a, Zmm b) {
    register(UNPACK_LOW, to.number(), a.number(), b.number());
  }

  /** {@code vpunpckhdq}. */
  public void unpackHigh(Zmm to, Zmm a, Zmm b) {
    register(UNPACK_HIGH, to.number(), a.number(), b.number());
  }

  /** {@code vpunpcklqdq}. */
  public void unpackLowPairs(Zmm to, Zmm a, Zmm b) {
    register(UNPACK_LOW_PAIRS, to.number(), a.number(), b.number());
  }

  /** {@code vpunpckhqdq}. */
  public void unpackHighPairs(Zmm to, Zmm a, Zmm b) {
    register(UNPACK_HIGH_PAIRS, to.number(), a.number(), b.number());
  }

  /** {@code vzeroupper}, as whoever called wants the registers. */
  public void zeroUpper() {
    bytes(0xc5, 0xf8, 0x77);
  }

  /** {@code movdqu}: loads a register. */
  public void load(Xmm to, Place from) {
    bytes(0xf3);
    rexFor(from);
    bytes(0x0f, 0x6f);
    place(to.number(), from, 1);
  }

  /** {@code movdqu}: stores a register. */
  public void store(Place to, Xmm from) {
    bytes(0xf3);
    rexFor(to);
    bytes(0x0f, 0x7f);
    place(from.number(), to, 1);
  }

  /** {@code movdqa}. */
  public void copy(Xmm to, Xmm from) {
    bytes(0x66, 0x0f, 0x6f);
    pair(to, from);
  }

  /** {@code paddd}. */
  public void add(Xmm to, Xmm b) {
    bytes(0x66, 0x0f, 0xfe);
    pair(to, b);
  }

  /** {@code paddd} with what lies at a multiple of 16 bytes. */
  public void add(Xmm to, Place b) {
    bytes(0x66);
    rexFor(b);
    bytes(0x0f, 0xfe);
    place(to.number(), b, 1);
  }

  /** {@code pshufb}: the bytes that are named by what lies at a multiple of 16 bytes. */
  public void shuffleBytes(Xmm to, Place order) {
    bytes(0x66);
    rexFor(order);
    bytes(0x0f, 0x38, 0x00);
    place(to.number(), order, 1);
  }

  /** {@code pshufd}: words, each told by two bits. */
  public void shuffleWords(Xmm to, Xmm from, int order) {
    bytes(0x66, 0x0f, 0x70);
    pair(to, from);
    bytes(order);
  }

  /** {@code palignr}: bytes from so many on, of both behind each other, the second first. */
  public void alignRight(Xmm to, Xmm second, int from) {
    bytes(0x66, 0x0f, 0x3a, 0x0f);
    pair(to, second);
    bytes(from);
  }

  /** {@code sha256rnds2}: two rounds, with the words and constants in register 0. */
  public void sha256Rounds(Xmm to, Xmm other) {
    bytes(0x0f, 0x38, 0xcb);
    pair(to, other);
  }

  /** {@code sha256msg1}. */
  public void sha256Message1(Xmm to, Xmm next) {
    bytes(0x0f, 0x38, 0xcc);
    pair(to, next);
  }

  /** {@code sha256msg2}. */
  public void sha256Message2(Xmm to, Xmm last) {
    bytes(0x0f, 0x38, 0xcd);
    pair(to, last);
  }

  private void pair(Xmm reg, Xmm rm) {
    bytes(names(BETWEEN_REGISTERS, reg.number(), rm.number()));
  }

  /** Only where a register of the place wants it. */
  private void rexFor(Place place) {
    int rex = REX | extension(0, place);
    if (rex != REX) {
      bytes(rex);
    }
  }

  /** {@code mov}: loads 64 bits. */
  public void load(General to, Place from) {
    bytes(REX_WIDE | extension(to.number(), from), 0x8b);
    place(to.number(), from, 1);
  }

  /** {@code mov}: stores 64 bits. */
  public void store(Place to, General from) {
    bytes(REX_WIDE | extension(from.number(), to), 0x89);
    place(from.number(), to, 1);
  }

  /** {@code mov} of 64 bits. */
  public void copy(General to, General from) {
    bytes(REX_WIDE | extension(from, to), 0x89, names(BETWEEN_REGISTERS, from, to));
  }

  /** {@code push}. */
  public void push(General register) {
    stack(0x50, register);
  }

  /** {@code pop}. */
  public void pop(General register) {
    stack(0x58, register);
  }

  private void stack(int opcode, General register) {
    if (bit(register.number(), 3) == 1) {
      bytes(REX | 1);
    }
    bytes(opcode | (register.number() & 7));
  }

  /** {@code mov}: loads 32 bits. */
  public void loadWord(General to, Place from) {
    word(0x8b, to, from);
  }

  /** {@code mov}: stores 32 bits. */
  public void storeWord(Place to, General from) {
    word(0x89, from, to);
  }

  /** {@code movbe}: loads 32 bits, the first byte in front. */
  public void loadWordBigEndian(General to, Place from) {
    int rex = REX | extension(to.number(), from);
    if (rex != REX) {
      bytes(rex);
    }
    bytes(0x0f, 0x38, 0xf0);
    place(to.number(), from, 1);
  }

  /** {@code mov} of 32 bits. */
  public void copyWord(General to, General from) {
    word(0x89, from, to);
  }

  /** {@code add} of 32 bits. */
  public void addWord(General to, General other) {
    word(0x1, other, to);
  }

  /** {@code xor} of 32 bits. */
  public void xorWord(General to, General other) {
    word(0x31, other, to);
  }

  /** {@code xor} of 32 bits. */
  public void xorWord(General to, Place other) {
    word(0x33, to, other);
  }

  /** {@code and} of 32 bits. */
  public void andWord(General to, General other) {
    word(0x21, other, to);
  }

  /** {@code lea}: the sum of a register and a number, in 32 bits. */
  public void sumOfWords(General to, General a, int number) {
    word(0x8d, to, Place.at(a, number));
  }

  /** {@code rorx}: 32 bits. */
  public void rotateWordRight(General to, General from, int bits) {
    rotation(bit(to.number(), 3), 0, bit(from.number(), 3));
    bytes(names(BETWEEN_REGISTERS, to, from), bits);
  }

  /** {@code rorx}: 32 bits from memory. */
  public void rotateWordRight(General to, Place from, int bits) {
    rotation(bit(to.number(), 3), bit(index(from), 3), bit(from.base().number(), 3));
    place(to.number(), from, 1);
    bytes(bits);
  }

  /** The prefix VEX of {@code rorx} and its opcode. */
  private void rotation(int r, int x, int b) {
    int extensions = (r << 7) | (x << 6) | (b << 5);
    bytes(0xc4, (extensions ^ 0xe0) | MAP_0F3A, 0x7b, 0xf0);
  }

  private void word(int opcode, General reg, General rm) {
    int rex = REX | extension(reg, rm);
    if (rex != REX) {
      bytes(rex);
    }
    bytes(opcode, names(BETWEEN_REGISTERS, reg, rm));
  }

  private void word(int opcode, General reg, Place place) {
    int rex = REX | extension(reg.number(), place);
    if (rex != REX) {
      bytes(rex);
    }
    bytes(opcode);
    place(reg.number(), place, 1);
  }

  /** {@code add} of a number. */
  public void add(General to, int number) {
    arithmetic(0, to, number);
  }

  /** {@code sub} of a number; the flags tell whether nothing is left. */
  public void subtract(General from, int number) {
    arithmetic(5, from, number);
  }

  private void arithmetic(int kind, General register, int number) {
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
  public void clear(General register) {
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

  /** Three registers; the numbers as the fields reg, vvvv and rm of the manual. */
  private void register(Evex what, int reg, int source, int rm) {
    prefix(what, reg, bit(rm, 4), bit(rm, 3), source, false);
    bytes(what.opcode, names(BETWEEN_REGISTERS, reg, rm));
  }

  private void memory(Evex what, int reg, int source, Place place, boolean one) {
    prefix(what, reg, bit(index(place), 3), bit(place.base().number(), 3), source, one);
    bytes(what.opcode);
    place(reg, place, one || what.equals(BROADCAST) ? Integer.BYTES : Zmm.BYTES);
  }

  /** The four bytes of the prefix; what extends the numbers of registers is stored inverted. */
  private void prefix(Evex what, int reg, int x, int b, int source, boolean broadcast) {
    int extensions = (bit(reg, 3) << 7) | (x << 6) | (b << 5) | (bit(reg, 4) << 4);
    int length = 2 << 5;
    int one = broadcast ? 1 << 4 : 0;
    bytes(
        0x62,
        (extensions ^ 0xf0) | what.map,
        (what.wide << 7) | (((source & 0xf) ^ 0xf) << 3) | (1 << 2) | what.prefix,
        length | one | ((bit(source, 4) ^ 1) << 3));
  }

  private static int bit(int number, int place) {
    return (number >> place) & 1;
  }

  private static int index(Place place) {
    return place.index().map(General::number).orElse(0);
  }

  /** The bits of REX that extend the numbers of a register and of those of a place. */
  private static int extension(int reg, Place place) {
    return (bit(reg, 3) << 2) | (bit(index(place), 3) << 1) | bit(place.base().number(), 3);
  }

  private static int extension(General reg, General rm) {
    return (bit(reg.number(), 3) << 2) | bit(rm.number(), 3);
  }

  private static int names(int mode, General reg, General rm) {
    return names(mode, reg.number(), rm.number());
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
  private void place(int reg, Place place, int unit) {
    int base = place.base().number();
    int distance = place.distance();
    boolean near = distance % unit == 0 && distance / unit == (byte) (distance / unit);
    int mode = distance == 0 ? 0 : near ? 1 : 2;
    if (place.index().isPresent()) {
      bytes(names(mode, reg, SUM_OF_REGISTERS), names(0, index(place), base));
    } else {
      bytes(names(mode, reg, base));
    }
    switch (mode) {
      case 0 -> {}
      case 1 -> bytes(distance / unit);
      default -> code.putInt(distance);
    }
  }

  private void bytes(int... bytes) {
    for (int each : bytes) {
      code.put((byte) each);
    }
  }
}
