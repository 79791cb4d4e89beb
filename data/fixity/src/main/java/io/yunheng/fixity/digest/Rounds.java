/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import io.yunheng.fixity.assembly.MemoryOperand;
import io.yunheng.fixity.assembly.Operand;
import io.yunheng.fixity.assembly.Vector;
import io.yunheng.fixity.assembly.VectorCode;

/** Writes the machine code of a digest's rounds for one block of several messages. */
interface Rounds {
  /** How many words a block has. */
  int MESSAGE = 16;

  /** How many rounds there are. */
  int count();

  /** After how many of them another word of the schedule is wanted. */
  int expanding();

  /** Writes a round; what the registers of the state hold is told by their order afterwards. */
  void round(VectorCode to, Vector[] state, Operand[] message, MemoryOperand constants, int number);

  /** Writes what puts the word sixteen places on where one is not wanted any more. */
  void expand(VectorCode to, Operand[] message, int number);

  /** Puts a word of the state together with what it was before the block. */
  void join(VectorCode to, Vector word, MemoryOperand before);

  /**
   * Writes all rounds.
   *
   * @param state the registers with the words of the states; afterwards those with what comes of
   *     them
   * @param message where the words of the blocks are; free afterwards
   * @param constants where those of the rounds are
   */
  default void write(VectorCode to, Vector[] state, Operand[] message, MemoryOperand constants) {
    for (int number = 0; number < count(); number++) {
      round(to, state, message, constants, number);
      if (number < expanding()) {
        expand(to, message, number);
      }
    }
    to.give(message);
  }
}
