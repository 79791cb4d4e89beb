/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import static io.yunheng.handover.digest.assembly.TernaryLogic.FIRST_CHOOSES;
import static io.yunheng.handover.digest.assembly.TernaryLogic.MAJORITY;
import static io.yunheng.handover.digest.assembly.TernaryLogic.PARITY;

import io.yunheng.handover.digest.assembly.Assembler;
import io.yunheng.handover.digest.assembly.Place;
import io.yunheng.handover.digest.assembly.Registers;
import io.yunheng.handover.digest.assembly.Zmm;

/** The rounds of SHA-256 (FIPS 180-4, 6.2.2), the schedule between them. */
final class Sha256Rounds implements Rounds {
  @Override
  public int count() {
    return Sha256.ROUNDS;
  }

  @Override
  public int expanding() {
    return Sha256.ROUNDS - MESSAGE;
  }

  @Override
  public void join(Assembler to, Zmm word, Place before) {
    to.add(word, word, before);
  }

  @Override
  public void round(
      Assembler to, Registers registers, Zmm[] s, Zmm[] w, Place constant, int round) {
    Zmm a = s[0];
    Zmm b = s[1];
    Zmm c = s[2];
    Zmm d = s[3];
    Zmm e = s[4];
    Zmm f = s[5];
    Zmm g = s[6];
    Zmm h = s[7];
    to.add(h, h, w[round % MESSAGE]);
    to.addBroadcast(h, h, constant);
    Zmm chosen = registers.take();
    to.copy(chosen, e);
    to.ternary(chosen, f, g, FIRST_CHOOSES);
    to.add(h, h, chosen);
    registers.give(chosen);
    Zmm sum = turned(to, registers, e, 6, 11, 25);
    to.add(h, h, sum);
    registers.give(sum);
    to.add(d, d, h);
    Zmm majority = registers.take();
    to.copy(majority, a);
    to.ternary(majority, b, c, MAJORITY);
    sum = turned(to, registers, a, 2, 13, 22);
    to.add(sum, sum, majority);
    registers.give(majority);
    to.add(h, h, sum);
    registers.give(sum);
    System.arraycopy(s, 0, s, 1, s.length - 1);
    s[0] = h;
  }

  private static Zmm turned(
      Assembler to, Registers registers, Zmm from, int one, int two, int three) {
    Zmm sum = registers.take();
    Zmm second = registers.take();
    Zmm third = registers.take();
    to.rotateRight(sum, from, one);
    to.rotateRight(second, from, two);
    to.rotateRight(third, from, three);
    to.ternary(sum, second, third, PARITY);
    registers.give(second);
    registers.give(third);
    return sum;
  }

  @Override
  public void expand(Assembler to, Registers registers, Zmm[] w, int round) {
    Zmm fresh = w[round % MESSAGE];
    to.add(fresh, fresh, w[(round + 9) % MESSAGE]);
    small(to, registers, fresh, w[(round + 1) % MESSAGE], 7, 18, 3);
    small(to, registers, fresh, w[(round + 14) % MESSAGE], 17, 19, 10);
  }

  private static void small(
      Assembler to, Registers registers, Zmm into, Zmm from, int one, int two, int shift) {
    Zmm sum = registers.take();
    Zmm second = registers.take();
    Zmm third = registers.take();
    to.rotateRight(sum, from, one);
    to.rotateRight(second, from, two);
    to.shiftRight(third, from, shift);
    to.ternary(sum, second, third, PARITY);
    to.add(into, into, sum);
    registers.give(sum);
    registers.give(second);
    registers.give(third);
  }
}
