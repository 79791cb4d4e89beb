/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.ItemResult;
import io.yunheng.catalog.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of the settings of each item: rows of a table. */
final class ItemsScore {
  private static final int COLUMNS = 5;

  private final Map<String, int[]> rows = new TreeMap<>();

  /** Makes a setting and counts what comes of it. */
  void add(FaultSetting setting, FaultLibrary library) throws InterruptedException {
    ItemResult item = FaultFindings.item(library.assessed(setting), setting);
    List<String> told = FaultFindings.told(item);
    int[] row = rows.computeIfAbsent(setting.item(), _ -> new int[COLUMNS]);
    if (setting.wrong()) {
      row[0]++;
      boolean named =
          !told.isEmpty()
              && setting.named().stream()
                  .allMatch(name -> told.stream().anyMatch(one -> one.contains(name)));
      row[1] += named ? 1 : 0;
      boolean satisfied =
          item.verdict() == Verdict.COMPLIANT && item.other().verdict() == Verdict.COMPLIANT;
      row[2] += satisfied ? 1 : 0;
    } else {
      row[3]++;
      row[4] +=
          told.equals(FaultFindings.told(FaultFindings.item(library.assessed(), setting))) ? 0 : 1;
    }
  }

  void write(StringBuilder text) {
    int[] all = new int[COLUMNS];
    rows.forEach(
        (item, row) -> {
          line(text, item, row);
          for (int i = 0; i < COLUMNS; i++) {
            all[i] += row[i];
          }
        });
    line(text, "**all**", all);
  }

  private static void line(StringBuilder text, String name, int[] row) {
    text.append("| ").append(name).append(" |");
    for (int one : row) {
      text.append(' ').append(one).append(" |");
    }
    text.append('\n');
  }
}
