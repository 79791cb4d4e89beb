/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.finding.Weight;
import java.util.List;

/**
 * The result of comparing one thing before and after a migration.
 *
 * @param form of what was compared: {@code estate}, {@code hosts}, {@code tree}, ...
 * @param findings those kept, in the order they were found
 * @param totals how many there were of each code, kept or not
 */
public record MoveComparison(
    String form,
    ComparedSide before,
    ComparedSide after,
    List<MoveFinding> findings,
    List<Total> totals) {
  public MoveComparison {
    if (!form.matches("[a-z][a-z0-9-]{0,63}")) {
      throw new IllegalArgumentException("form " + form);
    }
    findings = List.copyOf(findings);
    totals = List.copyOf(totals);
    if (findings.size() > totals.stream().mapToLong(Total::count).sum()) {
      throw new IllegalArgumentException("more findings than were counted");
    }
  }

  /** How many findings there were of a weight. */
  public long count(Weight weight) {
    return totals.stream().filter(total -> total.weight() == weight).mapToLong(Total::count).sum();
  }

  public MoveOutcome outcome() {
    if (count(Weight.Bearing.FAILURE) > 0) {
      return MoveOutcome.DIFFERENT;
    }
    return count(Weight.Bearing.OPEN) > 0 ? MoveOutcome.OPEN : MoveOutcome.SAME;
  }

  private long count(Weight.Bearing bearing) {
    return totals.stream()
        .filter(total -> total.weight().bearing() == bearing)
        .mapToLong(Total::count)
        .sum();
  }
}
