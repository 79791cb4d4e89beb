/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import java.util.List;

/**
 * A table of texts.
 *
 * @param lead what to know of it; empty for nothing
 * @param widths of the columns in characters
 * @param more how many rows there are beyond these
 */
record Grid(
    String title,
    String lead,
    List<Integer> widths,
    List<String> heads,
    List<List<String>> rows,
    long more) {
  Grid {
    widths = List.copyOf(widths);
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
  }

  /** The first rows of it. */
  Grid first(int most) {
    return rows.size() <= most
        ? this
        : new Grid(title, lead, widths, heads, rows.subList(0, most), more + rows.size() - most);
  }
}
