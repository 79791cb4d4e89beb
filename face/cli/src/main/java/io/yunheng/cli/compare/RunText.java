/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.cli.Terminal;
import io.yunheng.finding.Finding;
import io.yunheng.finding.Weight;
import io.yunheng.migration.MigrationCode;
import io.yunheng.migration.MigrationRules;
import io.yunheng.migration.MoveComparison;
import io.yunheng.migration.MoveFinding;
import io.yunheng.migration.MoveOutcome;
import io.yunheng.migration.Total;
import java.util.List;

/** A comparison as lines. */
final class RunText {
  private static final int SHOWN = 10;

  private final Terminal terminal;
  private final MigrationRules rules;

  RunText(Terminal terminal, MigrationRules rules) {
    this.terminal = terminal;
    this.rules = rules;
  }

  void print(MoveComparison comparison) {
    outcome("compare.outcome.", comparison.outcome());
    line("compare.sides", comparison.before().name(), comparison.after().name());
    for (MoveFinding one : comparison.findings()) {
      if (one.finding().code() == MigrationCode.COMPARED) {
        line("compare.amounts", rules.what(one.finding(), terminal.language()));
      }
    }
    for (Weight weight : Weight.values()) {
      if (weight != Weight.NOTE && comparison.count(weight) > 0) {
        line("compare.weight." + weight.code(), comparison.count(weight));
        comparison.totals().stream()
            .filter(total -> total.weight() == weight)
            .forEach(total -> findings(comparison, total));
      }
    }
    long notes =
        comparison.totals().stream()
            .filter(total -> total.weight() == Weight.NOTE)
            .filter(total -> total.code() != MigrationCode.COMPARED)
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
        comparison.findings().stream().filter(total::counts).limit(SHOWN).toList();
    String last = "";
    for (MoveFinding one : some) {
      Finding finding = one.finding();
      line(
          "compare.finding",
          finding.code().code(),
          rules.what(finding, terminal.language()),
          one.risk().clause());
      String cure = rules.cure(finding, terminal.language()).orElse("");
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
