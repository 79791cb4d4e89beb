/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fixity.digest;

import static io.yunheng.fixity.assembly.TernaryLogic.FIRST_CHOOSES;
import static io.yunheng.fixity.assembly.TernaryLogic.MAJORITY;
import static io.yunheng.fixity.assembly.TernaryLogic.PARITY;

import io.yunheng.fixity.assembly.MemoryOperand;
import io.yunheng.fixity.assembly.Operand;
import io.yunheng.fixity.assembly.Vector;
import io.yunheng.fixity.assembly.VectorCode;

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
  public void join(VectorCode to, Vector word, MemoryOperand before) {
    to.add(word, word, before);
  }

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
    to.add(h, h, w[round % MESSAGE]);
    to.addNumber(h, h, constants, round);
    Vector chosen = to.allocate();
    to.copy(chosen, e);
    to.ternary(chosen, f, g, FIRST_CHOOSES);
    to.add(h, h, chosen);
    to.give(chosen);
    Vector sum = turned(to, e, 6, 11, 25);
    to.add(h, h, sum);
    to.give(sum);
    to.add(d, d, h);
    Vector majority = to.allocate();
    to.copy(majority, a);
    to.ternary(majority, b, c, MAJORITY);
    sum = turned(to, a, 2, 13, 22);
    to.add(sum, sum, majority);
    to.give(majority);
    to.add(h, h, sum);
    to.give(sum);
    System.arraycopy(s, 0, s, 1, s.length - 1);
    s[0] = h;
  }

  private static Vector turned(VectorCode to, Vector from, int one, int two, int three) {
    Vector sum = to.allocate();
    Vector second = to.allocate();
    Vector third = to.allocate();
    to.rotateRight(sum, from, one);
    to.rotateRight(second, from, two);
    to.rotateRight(third, from, three);
    to.ternary(sum, second, third, PARITY);
    to.give(second);
    to.give(third);
    return sum;
  }

  @Override
  public void expand(VectorCode to, Operand[] w, int round) {
    Vector fresh = to.hold(w[round % MESSAGE]);
    to.add(fresh, fresh, w[(round + 9) % MESSAGE]);
    small(to, fresh, w[(round + 1) % MESSAGE], 7, 18, 3);
    small(to, fresh, w[(round + 14) % MESSAGE], 17, 19, 10);
    to.keep(w[round % MESSAGE], fresh);
  }

  private static void small(VectorCode to, Vector into, Operand from, int one, int two, int shift) {
    Vector sum = to.allocate();
    Vector second = to.allocate();
    Vector third = to.allocate();
    to.rotateRight(sum, from, one);
    to.rotateRight(second, from, two);
    to.shiftRight(third, from, shift);
    to.ternary(sum, second, third, PARITY);
    to.add(into, into, sum);
    to.give(sum);
    to.give(second);
    to.give(third);
  }
}
