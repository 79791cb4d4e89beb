/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.cli.Terminal;
import io.yunheng.migration.MigrationCode;
import io.yunheng.migration.MigrationRules;
import io.yunheng.migration.MoveComparison;
import io.yunheng.migration.MoveFinding;
import io.yunheng.migration.MoveOutcome;
import io.yunheng.migration.MoveWeight;
import io.yunheng.migration.Total;
import java.util.List;

/** A comparison as lines. */
final class RunText {
  private static final int SHOWN = 10;

  private final Terminal terminal;
  private final MigrationRules book;

  RunText(Terminal terminal, MigrationRules book) {
    this.terminal = terminal;
    this.book = book;
  }

  void print(MoveComparison comparison) {
    outcome("compare.outcome.", comparison.outcome());
    line("compare.sides", comparison.before().name(), comparison.after().name());
    for (MoveFinding finding : comparison.findings()) {
      if (finding.code().equals(MigrationCode.COMPARED.code())) {
        line("compare.amounts", book.what(finding, terminal.language()));
      }
    }
    for (MoveWeight weight : MoveWeight.values()) {
      if (weight != MoveWeight.NOTE && comparison.count(weight) > 0) {
        line("compare.weight." + weight.code(), comparison.count(weight));
        comparison.totals().stream()
            .filter(total -> total.weight() == weight)
            .forEach(total -> findings(comparison, total));
      }
    }
    long notes =
        comparison.totals().stream()
            .filter(total -> total.weight() == MoveWeight.NOTE)
            .filter(total -> !total.code().equals(MigrationCode.COMPARED.code()))
            .mapToLong(Total::count)
            .sum();
    if (notes > 0) {
      line("compare.notes", notes);
    }
  }

  void outcome(String key, MoveOutcome outcome) {
    line(key + outcome.code());
  }

  private void findings(MoveComparison comparison, Total total) {
    List<MoveFinding> some =
        comparison.findings().stream()
            .filter(
                finding ->
                    finding.code().equals(total.code())
                        && finding.weight() == total.weight()
                        && finding.risk() == total.risk())
            .limit(SHOWN)
            .toList();
    String last = "";
    for (MoveFinding finding : some) {
      line(
          "compare.finding",
          finding.code(),
          book.what(finding, terminal.language()),
          finding.risk().clause());
      String cure = book.cure(finding, terminal.language()).orElse("");
      if (!cure.isEmpty() && !cure.equals(last)) {
        line("compare.cure", cure);
      }
      last = cure;
    }
    if (total.count() > some.size()) {
      line("compare.more", total.count() - some.size());
    }
  }

  /** Names and values of strangers must not steer the terminal. */
  private void line(String key, Object... values) {
    terminal.line(terminal.text(key, values));
  }
}
