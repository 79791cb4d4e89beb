/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.diff;

import io.yunheng.assessment.AssessmentComparison;
import io.yunheng.assessment.AssessmentComparison.Cause;
import io.yunheng.assessment.AssessmentComparison.Change;
import io.yunheng.assessment.AssessmentComparison.Direction;
import io.yunheng.assessment.Decision;
import io.yunheng.cli.Terminal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The comparison of two assessments, for a person. */
final class ComparisonText {
  private static final int MOST_FACTS = 5;

  private final Terminal terminal;

  ComparisonText(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(AssessmentComparison comparison) {
    terminal.line(
        terminal.text(
            "diff.assessments",
            comparison.before().name(),
            comparison.before().asOf(),
            comparison.after().name(),
            comparison.after().asOf()));
    if (comparison.before().scale() != comparison.after().scale()) {
      terminal.line(terminal.text("diff.scales"));
    }
    for (Direction direction : Direction.values()) {
      List<Change> changes =
          comparison.changes().stream().filter(change -> change.direction() == direction).toList();
      if (!changes.isEmpty()) {
        terminal.line(terminal.text("diff.direction." + direction.code(), changes.size()));
        changes.forEach(this::change);
      }
    }
    terminal.line(terminal.text("diff.same", comparison.same()));
  }

  private void change(Change change) {
    terminal.line(
        "  " + change.item() + "  " + verdict(change.before()) + " → " + verdict(change.after()));
    for (Cause cause : change.causes()) {
      terminal.line(
          "    "
              + cause.objectName()
              + (cause.aspect().isEmpty() ? "" : " / " + cause.aspect())
              + ": "
              + cause.before()
              + " → "
              + cause.after());
      facts("+", cause.appeared());
      facts("-", cause.gone());
    }
  }

  private void facts(String sign, Collection<String> facts) {
    facts.stream().limit(MOST_FACTS).forEach(fact -> terminal.line("      " + sign + " " + fact));
    if (facts.size() > MOST_FACTS) {
      terminal.line("      " + sign + " … (" + facts.size() + ")");
    }
  }

  private String verdict(Optional<Decision> decision) {
    return decision.map(known -> terminal.text("verdict." + known.verdict().code())).orElse("-");
  }
}
