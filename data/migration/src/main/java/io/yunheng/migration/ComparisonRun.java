/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.finding.Weight;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Comparisons that were made together and are kept.
 *
 * @param name a person's name for it
 * @param at when it was run, by the caller's clock
 */
public record ComparisonRun(
    String name, RunKind kind, Instant at, List<MoveComparison> comparisons) {
  public ComparisonRun {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a run has a name");
    }
    comparisons = List.copyOf(comparisons);
  }

  /** The worst outcome of its comparisons; a run of none leaves everything open. */
  public MoveOutcome outcome() {
    return comparisons.stream()
        .map(MoveComparison::outcome)
        .max(Comparator.naturalOrder())
        .orElse(MoveOutcome.OPEN);
  }

  /**
   * How many findings, notes aside, bear each risk out. In a rollback rehearsal all of them also
   * say that the way back does not lead back (GOV-5.2.1 e)).
   */
  public Map<MigrationRisk, Long> risks() {
    Map<MigrationRisk, Long> risks = new EnumMap<>(MigrationRisk.class);
    for (MoveComparison comparison : comparisons) {
      for (Total total : comparison.totals()) {
        if (total.weight() != Weight.NOTE) {
          risks.merge(total.risk(), total.count(), Long::sum);
          if (kind == RunKind.ROLLBACK_REHEARSAL && total.risk() != MigrationRisk.ROLLBACK) {
            risks.merge(MigrationRisk.ROLLBACK, total.count(), Long::sum);
          }
        }
      }
    }
    return risks;
  }
}
