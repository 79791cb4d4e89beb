/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest;

import static io.yunheng.handover.digest.assembly.TernaryLogic.MAJORITY;
import static io.yunheng.handover.digest.assembly.TernaryLogic.PARITY;
import static io.yunheng.handover.digest.assembly.TernaryLogic.SECOND_CHOOSES;

import io.yunheng.handover.digest.assembly.Assembler;
import io.yunheng.handover.digest.assembly.Place;
import io.yunheng.handover.digest.assembly.Registers;
import io.yunheng.handover.digest.assembly.Zmm;

/** The rounds of SM3 (GB/T 32905-2016, 5.3), the schedule between them. */
final class Sm3Rounds implements Rounds {
  @Override
  public int count() {
    return Sm3.ROUNDS;
  }

  @Override
  public int expanding() {
    return Sm3.ROUNDS + 4 - MESSAGE;
  }

  @Override
  public void join(Assembler to, Zmm word, Place before) {
    to.xor(word, word, before);
  }

  /** What is rotated goes to another register, so that the logic can be written over it. */
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
    Zmm turned = registers.take();
    Zmm first = registers.take();
    to.rotateLeft(turned, a, 12);
    to.addBroadcast(first, e, constant);
    to.add(first, first, turned);
    to.rotateLeft(first, first, 7);
    Zmm turnedB = registers.take();
    to.rotateLeft(turnedB, b, 9);
    to.ternary(b, a, c, round < Sm3.EARLY ? PARITY : MAJORITY);
    Zmm turnedF = registers.take();
    to.rotateLeft(turnedF, f, 19);
    to.ternary(f, e, g, round < Sm3.EARLY ? PARITY : SECOND_CHOOSES);
    Zmm word = registers.take();
    to.xor(word, w[round % MESSAGE], w[(round + 4) % MESSAGE]);
    to.add(d, d, word);
    registers.give(word);
    to.add(b, b, d);
    to.add(h, h, w[round % MESSAGE]);
    to.add(f, f, h);
    to.xor(turned, turned, first);
    to.add(b, b, turned);
    to.add(f, f, first);
    to.rotateLeft(turned, f, 9);
    to.rotateLeft(first, f, 17);
    to.ternary(f, turned, first, PARITY);
    registers.give(turned);
    registers.give(first);
    registers.give(d);
    registers.give(h);
    s[0] = b;
    s[1] = a;
    s[2] = turnedB;
    s[3] = c;
    s[4] = f;
    s[5] = e;
    s[6] = turnedF;
    s[7] = g;
  }

  @Override
  public void expand(Assembler to, Registers registers, Zmm[] w, int round) {
    Zmm fresh = w[round % MESSAGE];
    Zmm one = registers.take();
    Zmm other = registers.take();
    to.rotateLeft(one, w[(round + 13) % MESSAGE], 15);
    to.ternary(fresh, w[(round + 7) % MESSAGE], one, PARITY);
    to.rotateLeft(one, fresh, 15);
    to.rotateLeft(other, fresh, 23);
    to.ternary(fresh, one, other, PARITY);
    to.rotateLeft(one, w[(round + 3) % MESSAGE], 7);
    to.ternary(fresh, w[(round + 10) % MESSAGE], one, PARITY);
    registers.give(one);
    registers.give(other);
  }
}
