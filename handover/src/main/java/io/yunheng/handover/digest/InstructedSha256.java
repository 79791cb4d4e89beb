/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import io.yunheng.handover.digest.assembly.Assembler;
import io.yunheng.handover.digest.assembly.General;
import io.yunheng.handover.digest.assembly.Place;
import io.yunheng.handover.digest.assembly.Xmm;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** SHA-256 of one message by the processor's own instructions, from a state that can be kept. */
final class InstructedSha256 {
  private static final General STATE = General.RDI;
  private static final General MESSAGE = General.RSI;
  private static final General BLOCKS = General.RDX;
  private static final General CONSTANTS = General.RCX;
  private static final int MESSAGE_WORDS = 16;

  /** Where in memory, as the instructions want them, the words of the state are. */
  private static final int[] ORDER = {5, 4, 1, 0, 7, 6, 3, 2};

  private static final int UPPER_HALF = 0x0e;

  /** Where the system lets us. */
  private static final Optional<BlockCode> CODE =
      Processor.hasSha256OfX86() ? BlockCode.of(code()) : Optional.empty();

  private static final MemorySegment NUMBERS = RoundNumbers.of(Sha256.constants());

  private InstructedSha256() {}

  /** Nothing where this process cannot have it. */
  static Optional<Compression> find() {
    return CODE.map(code -> new OneMessage(code, ORDER, NUMBERS));
  }

  private static byte[] code() {
    Assembler to = new Assembler();
    Xmm sum = new Xmm(0);
    Xmm first = new Xmm(1);
    Xmm second = new Xmm(2);
    Xmm[] w = {new Xmm(3), new Xmm(4), new Xmm(5), new Xmm(6)};
    Xmm between = new Xmm(7);
    to.load(first, Place.at(STATE, 0));
    to.load(second, Place.at(STATE, Xmm.BYTES));
    Assembler.Label block = to.here();
    for (int i = 0; i < w.length; i++) {
      to.load(w[i], Place.at(MESSAGE, i * Xmm.BYTES));
      to.shuffleBytes(w[i], Place.at(CONSTANTS, RoundNumbers.SWAP));
    }
    for (int round = 0; round < Sha256.ROUNDS; round += 4) {
      int four = round / 4;
      Xmm fresh = w[four % 4];
      to.copy(sum, fresh);
      to.add(sum, Place.at(CONSTANTS, round * Integer.BYTES));
      to.sha256Rounds(second, first);
      to.shuffleWords(sum, sum, UPPER_HALF);
      to.sha256Rounds(first, second);
      if (round < Sha256.ROUNDS - MESSAGE_WORDS) {
        Xmm last = w[(four + 3) % 4];
        to.sha256Message1(fresh, w[(four + 1) % 4]);
        to.copy(between, last);
        to.alignRight(between, w[(four + 2) % 4], Integer.BYTES);
        to.add(fresh, between);
        to.sha256Message2(fresh, last);
      }
    }
    to.add(first, Place.at(STATE, 0));
    to.add(second, Place.at(STATE, Xmm.BYTES));
    to.store(Place.at(STATE, 0), first);
    to.store(Place.at(STATE, Xmm.BYTES), second);
    to.add(MESSAGE, Sha256.BLOCK);
    to.subtract(BLOCKS, 1);
    to.jumpUnlessZero(block);
    to.end();
    return to.code();
  }
}
