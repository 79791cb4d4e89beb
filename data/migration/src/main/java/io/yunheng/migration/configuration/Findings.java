/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.configuration;

import io.yunheng.migration.ConfigurationBook;
import io.yunheng.migration.Finding;
import io.yunheng.migration.Risk;
import io.yunheng.migration.Total;
import io.yunheng.migration.Weight;
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
public final class Findings {
  /** As many of each code as are kept by default. */
  public static final int STANDARD = 10_000;

  private final int most;
  private final List<Finding> kept = new ArrayList<>();
  private final Map<Tally, Long> counts = new TreeMap<>(Tally.ORDER);

  /** What findings are counted by. */
  private record Tally(String code, Weight weight, Risk risk) {
    static final Comparator<Tally> ORDER =
        Comparator.comparing(Tally::code).thenComparing(Tally::weight).thenComparing(Tally::risk);
  }

  /**
   * None yet.
   *
   * @param most that are kept of each code, weight and risk
   */
  public Findings(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("findings kept");
    }
    this.most = most;
  }

  public Findings() {
    this(STANDARD);
  }

  public synchronized void add(Finding finding) {
    Tally tally = new Tally(finding.code(), finding.weight(), finding.risk());
    if (counts.merge(tally, 1L, Long::sum) <= most) {
      kept.add(finding);
    }
  }

  /** A finding of these comparisons, with weight and risk as the book has them. */
  public void add(
      ConfigurationBook book,
      FindingCode code,
      Optional<String> before,
      Optional<String> after,
      Map<String, String> details) {
    add(new Finding(code.code(), book.weight(code), book.risk(code), before, after, details));
  }

  /** Those kept, in the order they were found. */
  public synchronized List<Finding> kept() {
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
