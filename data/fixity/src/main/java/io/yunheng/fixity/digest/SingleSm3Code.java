/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.assembly.Assembler;
import io.yunheng.fixity.assembly.CodeMemory;
import io.yunheng.fixity.assembly.GeneralRegister;
import io.yunheng.fixity.assembly.MemoryOperand;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Optional;

/**
 * Writes SM3 of one message for the general registers of x86-64 processors with {@code rorx} and
 * {@code movbe}.
 */
final class SingleSm3Code {
  private static final GeneralRegister WORK = GeneralRegister.RDI;
  private static final GeneralRegister MESSAGE = GeneralRegister.RSI;
  private static final List<GeneralRegister> STATE =
      List.of(
          GeneralRegister.RAX,
          GeneralRegister.RBX,
          GeneralRegister.RCX,
          GeneralRegister.RDX,
          GeneralRegister.R8,
          GeneralRegister.R9,
          GeneralRegister.R10,
          GeneralRegister.R11);

  /** Registers that belong to the caller. */
  private static final List<GeneralRegister> KEPT =
      List.of(
          GeneralRegister.RBX,
          GeneralRegister.RBP,
          GeneralRegister.R12,
          GeneralRegister.R13,
          GeneralRegister.R14,
          GeneralRegister.R15);

  private static final GeneralRegister TURNED = GeneralRegister.R14;
  private static final GeneralRegister FIRST = GeneralRegister.R13;
  private static final GeneralRegister ONE = GeneralRegister.R12;
  private static final GeneralRegister OTHER = GeneralRegister.R15;
  private static final GeneralRegister WORD = GeneralRegister.RBP;
  private static final int MESSAGE_WORDS = 16;
  private static final int SCHEDULE = 68;

  /** After the schedule: address of the state, number of blocks, address of the message. */
  private static final int STATE_AT = SCHEDULE * Integer.BYTES;

  private static final int BLOCKS_AT = STATE_AT + Long.BYTES;
  private static final int MESSAGE_AT = BLOCKS_AT + Long.BYTES;
  private static final int WORK_BYTES = MESSAGE_AT + Long.BYTES;

  private static final int[] ORDER = {0, 1, 2, 3, 4, 5, 6, 7};

  private SingleSm3Code() {}

  /** Loads the code; empty if the operating system refuses executable memory. */
  static Optional<BlockCode> load(CodeMemory memory, Arena lifetime) {
    return BlockCode.load(code(), memory, lifetime);
  }

  /** A kernel that runs loaded code. */
  static Compression kernel(BlockCode code) {
    return new SingleKernel(code, ORDER, Arena.ofAuto().allocate(WORK_BYTES, Long.BYTES));
  }

  private static byte[] code() {
    Assembler to = new Assembler();
    KEPT.forEach(to::push);
    GeneralRegister given = GeneralRegister.RCX;
    to.store(MemoryOperand.at(given, STATE_AT), GeneralRegister.RDI);
    to.store(MemoryOperand.at(given, BLOCKS_AT), GeneralRegister.RDX);
    to.store(MemoryOperand.at(given, MESSAGE_AT), MESSAGE);
    to.copy(MESSAGE, GeneralRegister.RDI);
    to.copy(WORK, given);
    for (int word = 0; word < Sm3.WORDS; word++) {
      to.loadWord(STATE.get(word), MemoryOperand.at(MESSAGE, word * Integer.BYTES));
    }
    Assembler.Label block = to.here();
    to.load(MESSAGE, MemoryOperand.at(WORK, MESSAGE_AT));
    for (int word = 0; word < MESSAGE_WORDS; word++) {
      to.loadWordBigEndian(WORD, MemoryOperand.at(MESSAGE, word * Integer.BYTES));
      to.storeWord(scheduled(word), WORD);
    }
    to.add(MESSAGE, Sm3.BLOCK);
    to.store(MemoryOperand.at(WORK, MESSAGE_AT), MESSAGE);
    GeneralRegister[] state = STATE.toArray(GeneralRegister[]::new);
    int[] constants = Sm3.constants();
    for (int round = 0; round < Sm3.ROUNDS; round++) {
      round(to, state, round, constants[round]);
      if (round + MESSAGE_WORDS < SCHEDULE) {
        expand(to, round);
      }
    }
    to.load(MESSAGE, MemoryOperand.at(WORK, STATE_AT));
    for (int word = 0; word < Sm3.WORDS; word++) {
      MemoryOperand before = MemoryOperand.at(MESSAGE, word * Integer.BYTES);
      to.xorWord(state[word], before);
      to.storeWord(before, state[word]);
    }
    to.load(ONE, MemoryOperand.at(WORK, BLOCKS_AT));
    to.subtract(ONE, 1);
    to.store(MemoryOperand.at(WORK, BLOCKS_AT), ONE);
    to.jumpUnlessZero(block);
    KEPT.reversed().forEach(to::pop);
    to.end();
    return to.code();
  }

  private static MemoryOperand scheduled(int word) {
    return MemoryOperand.at(WORK, word * Integer.BYTES);
  }

  private static int left(int bits) {
    return Integer.SIZE - bits;
  }

  private static void round(Assembler to, GeneralRegister[] s, int round, int constant) {
    GeneralRegister a = s[0];
    GeneralRegister b = s[1];
    GeneralRegister c = s[2];
    GeneralRegister d = s[3];
    GeneralRegister e = s[4];
    GeneralRegister f = s[5];
    GeneralRegister g = s[6];
    GeneralRegister h = s[7];
    to.loadWord(WORD, scheduled(round));
    to.rotateWordRight(TURNED, a, left(12));
    to.sumOfWords(FIRST, TURNED, constant);
    to.addWord(FIRST, e);
    to.rotateWordRight(FIRST, FIRST, left(7));
    to.xorWord(TURNED, FIRST);
    to.addWord(h, WORD);
    to.xorWord(WORD, scheduled(round + 4));
    to.addWord(d, WORD);
    to.copyWord(ONE, a);
    to.copyWord(OTHER, e);
    if (round < Sm3.EARLY) {
      to.xorWord(ONE, b);
      to.xorWord(ONE, c);
      to.xorWord(OTHER, f);
      to.xorWord(OTHER, g);
    } else {
      to.andWord(ONE, b);
      to.addWord(d, ONE);
      to.copyWord(ONE, a);
      to.xorWord(ONE, b);
      to.andWord(ONE, c);
      to.copyWord(OTHER, f);
      to.xorWord(OTHER, g);
      to.andWord(OTHER, e);
      to.xorWord(OTHER, g);
    }
    to.addWord(d, ONE);
    to.addWord(h, OTHER);
    to.addWord(d, TURNED);
    to.addWord(h, FIRST);
    to.rotateWordRight(ONE, h, left(9));
    to.rotateWordRight(OTHER, h, left(17));
    to.xorWord(h, ONE);
    to.xorWord(h, OTHER);
    to.rotateWordRight(b, b, left(9));
    to.rotateWordRight(f, f, left(19));
    s[0] = d;
    s[1] = a;
    s[2] = b;
    s[3] = c;
    s[4] = h;
    s[5] = e;
    s[6] = f;
    s[7] = g;
  }

  private static void expand(Assembler to, int round) {
    to.rotateWordRight(OTHER, scheduled(round + 13), left(15));
    to.loadWord(WORD, scheduled(round));
    to.xorWord(WORD, scheduled(round + 7));
    to.xorWord(WORD, OTHER);
    to.rotateWordRight(ONE, WORD, left(15));
    to.rotateWordRight(OTHER, WORD, left(23));
    to.xorWord(WORD, ONE);
    to.rotateWordRight(ONE, scheduled(round + 3), left(7));
    to.xorWord(WORD, OTHER);
    to.xorWord(ONE, scheduled(round + 10));
    to.xorWord(WORD, ONE);
    to.storeWord(scheduled(round + MESSAGE_WORDS), WORD);
  }
}
