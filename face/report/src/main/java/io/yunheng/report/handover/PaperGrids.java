/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.report.word.Paper;
import io.yunheng.report.word.Style;
import io.yunheng.report.word.WordTable;
import io.yunheng.report.word.WordTable.Cell;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Puts tables into papers. */
final class PaperGrids {
  private PaperGrids() {}

  /** A table under a heading of its own. */
  static void put(Paper paper, Words words, Grid grid) {
    paper.heading(3, grid.title());
    table(paper, words, grid);
  }

  static void table(Paper paper, Words words, Grid grid) {
    if (!grid.lead().isEmpty()) {
      paper.paragraph(Style.NOTE, grid.lead());
    }
    if (!grid.rows().isEmpty()) {
      List<WordTable.Row> rows = new ArrayList<>();
      for (List<String> cells : grid.rows()) {
        rows.add(
            WordTable.row(
                cells.stream()
                    .map(text -> Cell.of(Style.TABLE_TEXT, text.lines().toList()))
                    .toList()));
      }
      paper.table(new WordTable(grid.widths(), grid.heads(), rows));
    }
    if (grid.more() > 0) {
      paper.paragraph(Style.NOTE, words.of("handover.more", grid.more()));
    }
  }
}
