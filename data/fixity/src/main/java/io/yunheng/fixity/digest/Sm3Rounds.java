/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static io.yunheng.fixity.assembly.TernaryLogic.MAJORITY;
import static io.yunheng.fixity.assembly.TernaryLogic.PARITY;
import static io.yunheng.fixity.assembly.TernaryLogic.SECOND_CHOOSES;

import io.yunheng.fixity.assembly.MemoryOperand;
import io.yunheng.fixity.assembly.Operand;
import io.yunheng.fixity.assembly.Vector;
import io.yunheng.fixity.assembly.VectorCode;

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
  public void join(VectorCode to, Vector word, MemoryOperand before) {
    to.xor(word, word, before);
  }

  /** What is rotated goes to another register, so that the logic can be written over it. */
  @Override
  public void round(VectorCode to, Vector[] s, Operand[] w, MemoryOperand constants, int round) {
    Vector a = s[0];
    Vector b = s[1];
    Vector c = s[2];
    Vector d = s[3];
    Vector e = s[4];
    Vector f = s[5];
    Vector g = s[6];
    Vector h = s[7];
    Vector turned = to.allocate();
    Vector first = to.allocate();
    to.rotateLeft(turned, a, 12);
    to.addNumber(first, turned, constants, round);
    to.add(first, first, e);
    to.rotateLeft(first, first, 7);
    Vector turnedB = to.allocate();
    to.rotateLeft(turnedB, b, 9);
    to.ternary(b, a, c, round < Sm3.EARLY ? PARITY : MAJORITY);
    Vector turnedF = to.allocate();
    to.rotateLeft(turnedF, f, 19);
    to.ternary(f, e, g, round < Sm3.EARLY ? PARITY : SECOND_CHOOSES);
    Vector word = to.allocate();
    to.xor(word, w[round % MESSAGE], w[(round + 4) % MESSAGE]);
    to.add(d, d, word);
    to.give(word);
    to.add(b, b, d);
    to.add(h, h, w[round % MESSAGE]);
    to.add(f, f, h);
    to.xor(turned, turned, first);
    to.add(b, b, turned);
    to.add(f, f, first);
    to.xorTurned(f, turned, 9, first, 17);
    to.give(turned);
    to.give(first);
    to.give(d);
    to.give(h);
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
  public void expand(VectorCode to, Operand[] w, int round) {
    Vector fresh = to.hold(w[round % MESSAGE]);
    Vector one = to.allocate();
    Vector other = to.allocate();
    to.rotateLeft(one, w[(round + 13) % MESSAGE], 15);
    to.ternary(fresh, w[(round + 7) % MESSAGE], one, PARITY);
    to.xorTurned(fresh, one, 15, other, 23);
    to.rotateLeft(one, w[(round + 3) % MESSAGE], 7);
    to.ternary(fresh, w[(round + 10) % MESSAGE], one, PARITY);
    to.give(one);
    to.give(other);
    to.keep(w[round % MESSAGE], fresh);
  }
}
