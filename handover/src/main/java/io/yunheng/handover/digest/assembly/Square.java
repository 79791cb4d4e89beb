/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.digest.assembly;

/** Turns sixteen rows of sixteen words into columns. */
public final class Square {
  /** Quarters 0 and 2 of both. */
  private static final int EVEN = 0x88;

  /** Quarters 1 and 3 of both. */
  private static final int ODD = 0xdd;

  private static final int SIDE = Zmm.WORDS;
  private static final int QUARTER = SIDE / 4;

  private final Assembler to;
  private final Registers registers;
  private final Zmm[] rows;

  private Square(Assembler to, Registers registers, Zmm[] rows) {
    this.to = to;
    this.registers = registers;
    this.rows = rows;
  }

  /**
   * Writes what turns them; one further register is used meanwhile.
   *
   * @param rows registers with a row each; afterwards those with a column each, in their order
   */
  public static void turn(Assembler to, Registers registers, Zmm[] rows) {
    Square square = new Square(to, registers, rows);
    for (int row = 0; row < SIDE; row += 2) {
      square.words(row, row + 1);
    }
    for (int row = 0; row < SIDE; row += QUARTER) {
      square.pairs(row, row + 2);
      square.pairs(row + 1, row + 3);
    }
    for (int row = 0; row < QUARTER; row++) {
      square.quarters(row, row + QUARTER);
      square.quarters(row + 2 * QUARTER, row + 3 * QUARTER);
      square.quarters(row, row + 2 * QUARTER);
      square.quarters(row + QUARTER, row + 3 * QUARTER);
    }
    square.sort();
  }

  private void words(int a, int b) {
    Zmm low = registers.take();
    to.unpackLow(low, rows[a], rows[b]);
    to.unpackHigh(rows[b], rows[a], rows[b]);
    replace(a, low);
  }

  private void pairs(int a, int b) {
    Zmm low = registers.take();
    to.unpackLowPairs(low, rows[a], rows[b]);
    to.unpackHighPairs(rows[b], rows[a], rows[b]);
    replace(a, low);
  }

  private void quarters(int a, int b) {
    Zmm even = registers.take();
    to.shuffleQuarters(even, rows[a], rows[b], EVEN);
    to.shuffleQuarters(rows[b], rows[a], rows[b], ODD);
    replace(a, even);
  }

  private void replace(int row, Zmm by) {
    registers.give(rows[row]);
    rows[row] = by;
  }

  /** In each four, the steps leave the second and the third in each other's place. */
  private void sort() {
    for (int row = 0; row < SIDE; row += QUARTER) {
      Zmm kept = rows[row + 1];
      rows[row + 1] = rows[row + 2];
      rows[row + 2] = kept;
    }
  }
}
