/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.assembly.Assembler;
import io.yunheng.fixity.assembly.GeneralRegister;
import io.yunheng.fixity.assembly.MemoryOperand;
import io.yunheng.fixity.assembly.Xmm;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes SHA-256 by the processor's own instructions for one message or two. Those of one message
 * wait for each other; with two, the one's go on while the other's wait.
 */
final class Sha256Instructions {
  /** Where in memory, as the instructions want them, the words of the state are. */
  static final List<Integer> ORDER = List.of(5, 4, 1, 0, 7, 6, 3, 2);

  private static final GeneralRegister STATE = GeneralRegister.RDI;
  private static final GeneralRegister MESSAGES = GeneralRegister.RSI;
  private static final GeneralRegister BLOCKS = GeneralRegister.RDX;
  private static final GeneralRegister CONSTANTS = GeneralRegister.RCX;
  private static final List<GeneralRegister> POINTERS =
      List.of(GeneralRegister.RSI, GeneralRegister.R8);
  private static final int MESSAGE_WORDS = 16;
  private static final int UPPER_HALF = 0x0e;

  /** Takes the words that the instructions read where no register is told. */
  private static final Xmm SUM = new Xmm(0);

  private static final Xmm BETWEEN = new Xmm(7);

  private Sha256Instructions() {}

  /** The registers of a message. */
  private record Lane(GeneralRegister at, int state, Xmm first, Xmm second, List<Xmm> words) {
    static Lane of(GeneralRegister at, int number, int from) {
      List<Xmm> words = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        words.add(new Xmm(from + 2 + i));
      }
      return new Lane(
          at, number * ShortDigest.LENGTH, new Xmm(from), new Xmm(from + 1), List.copyOf(words));
    }

    MemoryOperand half(int number) {
      return MemoryOperand.at(STATE, state + number * Xmm.BYTES);
    }

    Xmm word(int four) {
      return words.get(four % 4);
    }
  }

  /** Code whose second argument is where the message is. */
  static byte[] one() {
    return code(List.of(Lane.of(MESSAGES, 0, 1)), false);
  }

  /** Code whose second argument is where it is told where both messages are. */
  static byte[] two() {
    return code(List.of(Lane.of(POINTERS.get(0), 0, 1), Lane.of(POINTERS.get(1), 1, 8)), true);
  }

  private static byte[] code(List<Lane> lanes, boolean told) {
    Assembler to = new Assembler();
    if (told) {
      for (int i = lanes.size() - 1; i >= 0; i--) {
        to.load(lanes.get(i).at, MemoryOperand.at(MESSAGES, i * Long.BYTES));
      }
    }
    for (Lane lane : lanes) {
      to.load(lane.first, lane.half(0));
      to.load(lane.second, lane.half(1));
    }
    Assembler.Label block = to.here();
    for (Lane lane : lanes) {
      for (int i = 0; i < 4; i++) {
        to.load(lane.word(i), MemoryOperand.at(lane.at, i * Xmm.BYTES));
        to.shuffleBytes(lane.word(i), MemoryOperand.at(CONSTANTS, RoundNumbers.ORDER));
      }
    }
    for (int round = 0; round < Sha256.ROUNDS; round += 4) {
      for (Lane lane : lanes) {
        rounds(to, lane, round);
      }
    }
    for (Lane lane : lanes) {
      to.add(lane.first, lane.half(0));
      to.add(lane.second, lane.half(1));
      to.store(lane.half(0), lane.first);
      to.store(lane.half(1), lane.second);
      to.add(lane.at, Sha256.BLOCK);
    }
    to.subtract(BLOCKS, 1);
    to.jumpUnlessZero(block);
    to.end();
    return to.code();
  }

  /** Four rounds, and the four words that are wanted sixteen rounds on. */
  private static void rounds(Assembler to, Lane lane, int round) {
    int four = round / 4;
    Xmm fresh = lane.word(four);
    to.copy(SUM, fresh);
    to.add(SUM, MemoryOperand.at(CONSTANTS, round * Integer.BYTES));
    to.sha256Rounds(lane.second, lane.first);
    to.shuffleWords(SUM, SUM, UPPER_HALF);
    to.sha256Rounds(lane.first, lane.second);
    if (round < Sha256.ROUNDS - MESSAGE_WORDS) {
      Xmm last = lane.word(four + 3);
      to.sha256Message1(fresh, lane.word(four + 1));
      to.copy(BETWEEN, last);
      to.alignRight(BETWEEN, lane.word(four + 2), Integer.BYTES);
      to.add(fresh, BETWEEN);
      to.sha256Message2(fresh, last);
    }
  }
}
