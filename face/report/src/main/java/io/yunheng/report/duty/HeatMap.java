/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.duty;

import java.util.List;

/**
 * How many requirements each party has to do with, by stage or by layer.
 *
 * @param by {@code stage} or {@code layer}
 * @param most the largest number of requirements in a cell
 */
public record HeatMap(String by, String title, List<Line> lines, int most) {
  public HeatMap {
    lines = List.copyOf(lines);
  }

  /** A stage or layer. */
  public record Line(String code, String word, List<Cell> cells) {
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /** What a party is responsible for, and does, in numbers of requirements. */
  public record Cell(String party, int responsible, int doing) {}

  /** How deep the shade of a number is, from 0 to 5. */
  public int shade(int number) {
    return number == 0 ? 0 : 1 + (int) Math.min(4, 4L * number / Math.max(1, most));
  }
}
