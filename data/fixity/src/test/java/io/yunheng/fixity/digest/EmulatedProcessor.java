/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * A processor with as many of the instructions of AVX-512 as our code has, so that the code can be
 * tried where there is none. It takes bytes apart as Intel's manual lays down (Software Developer's
 * Manual, volume 2, 2.1 to 2.3 and 2.7), knowing nothing of what wrote them.
 */
final class EmulatedProcessor {
  private static final int RCX = 1;
  private static final int RDX = 2;
  private static final int RSI = 6;
  private static final int RDI = 7;
  private static final int WORDS = 16;
  private static final int BYTES = WORDS * Integer.BYTES;

  private final ByteBuffer memory;
  private final ByteBuffer code;
  private final long[] general = new long[16];
  private final int[][] vectors = new int[32][WORDS];
  private boolean zero;

  EmulatedProcessor(ByteBuffer memory, byte[] code) {
    this.memory = memory.order(ByteOrder.LITTLE_ENDIAN);
    this.code = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Calls the code as a function of C with four arguments, until it returns. */
  void call(long first, long second, long third, long fourth) {
    general[RDI] = first;
    general[RSI] = second;
    general[RDX] = third;
    general[RCX] = fourth;
    while (true) {
      int octet = next();
      switch (octet) {
        case 0xc3 -> {
          return;
        }
        case 0xc5 -> expect(next() == 0xf8 && next() == 0x77, "vzeroupper");
        case 0x0f -> {
          expect(next() == 0x85, "jnz");
          int distance = code.getInt();
          if (!zero) {
            code.position(code.position() + distance);
          }
        }
        case 0x62 -> new Evex().run();
        default -> {
          expect((octet & 0xf8) == 0x48, "REX.W");
          general(octet);
        }
      }
    }
  }

  private int next() {
    return Byte.toUnsignedInt(code.get());
  }

  private void expect(boolean right, String what) {
    if (!right) {
      throw new IllegalStateException(what + " before " + code.position());
    }
  }

  /** What the byte ModR/M and those behind it name. */
  private final class Operands {
    private final int mode;
    private final int reg;
    private final int rm;
    private final long address;

    /**
     * @param unit of which a distance of one byte tells how many
     */
    Operands(int x, int b, int unit) {
      int octet = next();
      mode = octet >> 6;
      reg = (octet >> 3) & 7;
      int low = octet & 7;
      if (mode == 3) {
        rm = low | (b << 3);
        address = 0;
        return;
      }
      rm = -1;
      long sum = 0;
      if (low == 4) {
        int sib = next();
        expect(sib >> 6 == 0, "no scale");
        int index = ((sib >> 3) & 7) | (x << 3);
        expect(index != 4, "an index");
        sum = general[index];
        low = sib & 7;
      } else {
        expect(mode != 0 || low != 5, "no place of the code");
      }
      sum += general[low | (b << 3)];
      address =
          switch (mode) {
            case 0 -> sum;
            case 1 -> sum + (long) code.get() * unit;
            default -> sum + code.getInt();
          };
    }
  }

  private void general(int rex) {
    int opcode = next();
    Operands named = new Operands((rex >> 1) & 1, rex & 1, 1);
    int reg = named.reg | (((rex >> 2) & 1) << 3);
    switch (opcode) {
      case 0x31 -> {
        expect(named.mode == 3 && named.rm == reg, "xor with itself");
        general[reg] = 0;
      }
      case 0x89 -> {
        expect(named.mode == 3, "mov between registers");
        general[named.rm] = general[reg];
      }
      case 0x8b -> general[reg] = memory.getLong((int) named.address);
      case 0x81, 0x83 -> {
        long number = opcode == 0x83 ? code.get() : code.getInt();
        expect(named.mode == 3 && (named.reg == 0 || named.reg == 5), "add or sub");
        general[named.rm] += named.reg == 0 ? number : -number;
        zero = general[named.rm] == 0;
      }
      default -> expect(false, "opcode " + opcode);
    }
  }

  /** An instruction on vectors. */
  private final class Evex {
    private final int map;
    private final int prefix;
    private final boolean wide;
    private final boolean broadcast;
    private final int source;
    private final int opcode;
    private final Operands named;
    private final int reg;
    private final int rm;

    Evex() {
      int first = next() ^ 0xf0;
      int second = next() ^ 0x78;
      int third = next() ^ 0x08;
      map = first & 7;
      prefix = second & 3;
      wide = second >> 7 == 1;
      broadcast = (third & 0x10) != 0;
      source = ((second >> 3) & 0xf) | (((third >> 3) & 1) << 4);
      expect(third >> 5 == 2, "512 bits");
      opcode = next();
      int x = (first >> 6) & 1;
      named =
          new Operands(x, (first >> 5) & 1, broadcast || is(2, 1, 0x58) ? Integer.BYTES : BYTES);
      reg = named.reg | ((first >> 7) << 3) | (((first >> 4) & 1) << 4);
      rm = named.rm | (x << 4);
    }

    private boolean is(int map, int prefix, int opcode) {
      return this.map == map && this.prefix == prefix && this.opcode == opcode;
    }

    /** The last operand. */
    private int[] last() {
      if (named.mode == 3) {
        return vectors[rm].clone();
      }
      int at = (int) named.address;
      int[] words = new int[WORDS];
      Arrays.setAll(words, i -> memory.getInt(broadcast ? at : at + i * Integer.BYTES));
      return words;
    }

    void run() {
      switch ((map << 12) | (prefix << 8) | opcode) {
        case 0x126f, 0x116f -> vectors[reg] = last();
        case 0x127f -> {
          for (int i = 0; i < WORDS; i++) {
            memory.putInt((int) named.address + i * Integer.BYTES, vectors[reg][i]);
          }
        }
        case 0x11fe -> both((a, b) -> a + b);
        case 0x11ef -> both((a, b) -> a ^ b);
        case 0x1172 -> shift();
        case 0x2158 -> Arrays.fill(vectors[reg], memory.getInt((int) named.address));
        case 0x2100 -> shuffle();
        case 0x3125 -> ternary();
        case 0x3143 -> quarters();
        case 0x1162 -> unpack(new int[] {0, 4, 1, 5}, false);
        case 0x116a -> unpack(new int[] {2, 6, 3, 7}, false);
        case 0x116c -> unpack(new int[] {0, 1, 4, 5}, true);
        case 0x116d -> unpack(new int[] {2, 3, 6, 7}, true);
        default -> expect(false, "opcode " + Integer.toHexString(opcode));
      }
    }

    private void both(IntBinaryOperator operation) {
      int[] a = vectors[source];
      int[] b = last();
      Arrays.setAll(b, i -> operation.applyAsInt(a[i], b[i]));
      vectors[reg] = b;
    }

    private void shift() {
      int[] from = last();
      int bits = next();
      IntUnaryOperator operation =
          switch (named.reg) {
            case 0 -> word -> Integer.rotateRight(word, bits);
            case 1 -> word -> Integer.rotateLeft(word, bits);
            case 2 -> word -> word >>> bits;
            default -> throw new IllegalStateException("shift " + named.reg);
          };
      vectors[source] = Arrays.stream(from).map(operation).toArray();
    }

    private void shuffle() {
      byte[] from = bytes(vectors[source]);
      byte[] order = bytes(last());
      byte[] to = new byte[BYTES];
      for (int i = 0; i < BYTES; i++) {
        to[i] = order[i] < 0 ? 0 : from[(i & ~15) + (order[i] & 15)];
      }
      ByteBuffer.wrap(to).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(vectors[reg]);
    }

    private static byte[] bytes(int[] words) {
      ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asIntBuffer().put(words);
      return bytes.array();
    }

    private void ternary() {
      int[] c = last();
      int table = next();
      int[] a = vectors[reg];
      int[] b = vectors[source];
      for (int i = 0; i < WORDS; i++) {
        int word = 0;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
          int at = (((a[i] >>> bit) & 1) << 2) | (((b[i] >>> bit) & 1) << 1) | ((c[i] >>> bit) & 1);
          word |= ((table >> at) & 1) << bit;
        }
        c[i] = word;
      }
      vectors[reg] = c;
    }

    private void quarters() {
      int[] b = last();
      int[] a = vectors[source];
      int order = next();
      int[] to = new int[WORDS];
      for (int quarter = 0; quarter < 4; quarter++) {
        int from = (order >> (2 * quarter)) & 3;
        System.arraycopy(quarter < 2 ? a : b, from * 4, to, quarter * 4, 4);
      }
      vectors[reg] = to;
    }

    /** Of each quarter the words with these numbers, those of the last operand from 4 on. */
    private void unpack(int[] order, boolean pairs) {
      expect(wide == pairs, "width");
      int[] b = last();
      int[] a = vectors[source];
      int[] to = new int[WORDS];
      for (int i = 0; i < WORDS; i++) {
        int from = order[i % 4];
        to[i] = from < 4 ? a[i / 4 * 4 + from] : b[i / 4 * 4 + from - 4];
      }
      vectors[reg] = to;
    }
  }
}
