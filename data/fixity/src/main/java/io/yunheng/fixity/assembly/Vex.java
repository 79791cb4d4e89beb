/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.assembly;

/** An instruction on vectors of eight words that is coded with VEX. */
enum Vex {
  LOAD(Assembler.MAP_0F, Vex.PREFIX_F3, 0x6f),
  STORE(Assembler.MAP_0F, Vex.PREFIX_F3, 0x7f),
  COPY(Assembler.MAP_0F, Vex.PREFIX_66, 0x6f),
  ADD(Assembler.MAP_0F, Vex.PREFIX_66, 0xfe),
  XOR(Assembler.MAP_0F, Vex.PREFIX_66, 0xef),
  AND(Assembler.MAP_0F, Vex.PREFIX_66, 0xdb),
  OR(Assembler.MAP_0F, Vex.PREFIX_66, 0xeb),
  SHIFT(Assembler.MAP_0F, Vex.PREFIX_66, 0x72),
  UNPACK_LOW(Assembler.MAP_0F, Vex.PREFIX_66, 0x62),
  UNPACK_HIGH(Assembler.MAP_0F, Vex.PREFIX_66, 0x6a),
  UNPACK_LOW_PAIRS(Assembler.MAP_0F, Vex.PREFIX_66, 0x6c),
  UNPACK_HIGH_PAIRS(Assembler.MAP_0F, Vex.PREFIX_66, 0x6d),
  SHUFFLE_BYTES(Assembler.MAP_0F38, Vex.PREFIX_66, 0x00),
  HALVES(Assembler.MAP_0F3A, Vex.PREFIX_66, 0x46);

  private static final int PREFIX_66 = 1;
  private static final int PREFIX_F3 = 2;
  private static final int LENGTH_256 = 1 << 2;

  private final int map;
  private final int prefix;
  private final int opcode;

  Vex(int map, int prefix, int opcode) {
    this.map = map;
    this.prefix = prefix;
    this.opcode = opcode;
  }

  /**
   * Writes the prefix, of two bytes where that is enough, and the opcode; what extends the numbers
   * of registers is stored inverted.
   *
   * @param x what extends an index
   * @param b what extends a base, or the last register
   * @param source the register vvvv, or 0 if there is none
   */
  void prefix(Assembler to, int reg, int x, int b, int source) {
    int r = Assembler.bit(reg, 3) << 7;
    int rest = ((source ^ 0xf) << 3) | LENGTH_256 | prefix;
    if (map == Assembler.MAP_0F && x == 0 && b == 0) {
      to.bytes(0xc5, (r ^ 0x80) | rest, opcode);
    } else {
      to.bytes(0xc4, ((r | (x << 6) | (b << 5)) ^ 0xe0) | map, rest, opcode);
    }
  }
}
