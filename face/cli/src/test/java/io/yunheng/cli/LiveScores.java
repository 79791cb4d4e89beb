/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.assessment.ItemResult;
import io.yunheng.catalog.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of the settings of each item: rows of a table. */
final class LiveScores {
  private static final int COLUMNS = 5;

  private final Map<String, int[]> rows = new TreeMap<>();
  private final List<String> missed = new ArrayList<>();
  private final List<String> satisfied = new ArrayList<>();
  private final List<String> alarms = new ArrayList<>();

  /**
   * Counts a setting.
   *
   * @param named whether the item's findings name it
   */
  void add(String item, String title, boolean wrong, boolean named, ItemResult result) {
    int[] row = rows.computeIfAbsent(item, _ -> new int[COLUMNS]);
    if (!wrong) {
      row[3]++;
      if (named) {
        row[4]++;
        alarms.add(title);
      }
      return;
    }
    row[0]++;
    if (named) {
      row[1]++;
    } else {
      missed.add(title);
    }
    if (result.verdict() == Verdict.COMPLIANT && result.other().verdict() == Verdict.COMPLIANT) {
      row[2]++;
      satisfied.add(title);
    }
  }

  int faults() {
    return total(0);
  }

  int right() {
    return total(3);
  }

  private int total(int column) {
    return rows.values().stream().mapToInt(row -> row[column]).sum();
  }

  /** Faults that were not found, or not named. */
  List<String> missed() {
    return missed;
  }

  /** Faults whose item was called satisfied. */
  List<String> satisfied() {
    return satisfied;
  }

  /** Right settings that were called wrong. */
  List<String> alarms() {
    return alarms;
  }

  /** Writes the table that docs/mlps-methods.md shows. */
  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    rows.forEach((item, row) -> line(text, item, row));
    int[] all = new int[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      all[i] = total(i);
    }
    line(text, "**all**", all);
    Files.writeString(file, text);
  }

  private static void line(StringBuilder text, String name, int[] row) {
    text.append("| ").append(name).append(" |");
    for (int one : row) {
      text.append(' ').append(one).append(" |");
    }
    text.append('\n');
  }
}
