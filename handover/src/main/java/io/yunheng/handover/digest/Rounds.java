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
  /**
   * Writes all rounds.
   *
   * @param state the registers with the words of the states; afterwards those with what comes of
   *     them
   * @param message the registers with the words of the blocks; free afterwards
   * @param constants where the constants of the rounds are, one behind the other
   */
  void write(Assembler to, Registers registers, Zmm[] state, Zmm[] message, General constants);

  /** Puts a word of the state together with what it was before the block. */
  void join(Assembler to, Zmm word, Place before);
}
