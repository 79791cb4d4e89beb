/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A row with content.
 *
 * @param number from 1, as Excel shows it
 * @param cells by column from 0; empty cells are left out
 */
public record ExcelRow(int number, NavigableMap<Integer, ExcelCell> cells) {
  public ExcelRow {
    cells = Collections.unmodifiableNavigableMap(new TreeMap<>(cells));
  }

  /** The cell in a column counted from 0. */
  public Optional<ExcelCell> cell(int column) {
    return Optional.ofNullable(cells.get(column));
  }

  /** The letters Excel shows for a column counted from 0. */
  public static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return letters.toString();
  }
}
