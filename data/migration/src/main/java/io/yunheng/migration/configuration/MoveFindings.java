/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.configuration;

import io.yunheng.migration.ConfigurationRules;
import io.yunheng.migration.MigrationRisk;
import io.yunheng.migration.MoveFinding;
import io.yunheng.migration.MoveWeight;
import io.yunheng.migration.Total;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Collects findings of one comparison: all are counted, of each code so many are kept. Any
 * comparison can put its own in. Safe for threads; what is kept of a code that had more is the
 * first that came.
 */
public final class MoveFindings {
  /** As many of each code as are kept by default. */
  public static final int STANDARD = 10_000;

  private final int most;
  private final List<MoveFinding> kept = new ArrayList<>();
  private final Map<Tally, Long> counts = new TreeMap<>(Tally.ORDER);

  /** What findings are counted by. */
  private record Tally(String code, MoveWeight weight, MigrationRisk risk) {
    static final Comparator<Tally> ORDER =
        Comparator.comparing(Tally::code).thenComparing(Tally::weight).thenComparing(Tally::risk);
  }

  /**
   * None yet.
   *
   * @param most that are kept of each code, weight and risk
   */
  public MoveFindings(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("findings kept");
    }
    this.most = most;
  }

  public MoveFindings() {
    this(STANDARD);
  }

  public synchronized void add(MoveFinding finding) {
    Tally tally = new Tally(finding.code(), finding.weight(), finding.risk());
    if (counts.merge(tally, 1L, Long::sum) <= most) {
      kept.add(finding);
    }
  }

  /** A finding of these comparisons, with weight and risk as the book has them. */
  public void add(
      ConfigurationRules book,
      MoveFindingCode code,
      Optional<String> before,
      Optional<String> after,
      Map<String, String> details) {
    add(new MoveFinding(code.code(), book.weight(code), book.risk(code), before, after, details));
  }

  /** Those kept, in the order they were found. */
  public synchronized List<MoveFinding> kept() {
    return List.copyOf(kept);
  }

  /** How many there were, kept or not, in the order of their codes. */
  public synchronized List<Total> totals() {
    return counts.entrySet().stream()
        .map(
            entry ->
                new Total(
                    entry.getKey().code(),
                    entry.getKey().weight(),
                    entry.getKey().risk(),
                    entry.getValue()))
        .toList();
  }
}
