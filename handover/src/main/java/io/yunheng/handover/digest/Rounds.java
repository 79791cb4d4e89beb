/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import io.yunheng.handover.digest.assembly.Assembler;
import io.yunheng.handover.digest.assembly.General;
import io.yunheng.handover.digest.assembly.Place;
import io.yunheng.handover.digest.assembly.Registers;
import io.yunheng.handover.digest.assembly.Zmm;

/** Writes the machine code of a digest's rounds for one block of sixteen messages. */
interface Rounds {
  /** How many words a block has. */
  int MESSAGE = 16;

  /** How many rounds there are. */
  int count();

  /** After how many of them another word of the schedule is wanted. */
  int expanding();

  /** Writes a round; what the registers of the state hold is told by their order afterwards. */
  void round(
      Assembler to, Registers registers, Zmm[] state, Zmm[] message, Place constant, int number);

  /** Writes what puts the word sixteen places on where one is not wanted any more. */
  void expand(Assembler to, Registers registers, Zmm[] message, int number);

  /** Puts a word of the state together with what it was before the block. */
  void join(Assembler to, Zmm word, Place before);

  /**
   * Writes all rounds.
   *
   * @param state the registers with the words of the states; afterwards those with what comes of
   *     them
   * @param message the registers with the words of the blocks; free afterwards
   * @param constants where the constants of the rounds are, one behind the other
   */
  default void write(
      Assembler to, Registers registers, Zmm[] state, Zmm[] message, General constants) {
    for (int number = 0; number < count(); number++) {
      Place constant = Place.at(constants, number * Integer.BYTES);
      round(to, registers, state, message, constant, number);
      if (number < expanding()) {
        expand(to, registers, message, number);
      }
    }
    registers.give(message);
  }
}
