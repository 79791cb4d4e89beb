/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.migration.configuration.Findings;
import java.util.List;

/**
 * What came of comparing one thing before and after.
 *
 * @param form of what was compared: {@code estate}, {@code hosts}, {@code tree}, ...
 * @param findings those kept, in the order they were found
 * @param totals how many there were of each code, kept or not
 */
public record Comparison(
    String form, Side before, Side after, List<Finding> findings, List<Total> totals) {
  public Comparison {
    if (!form.matches("[a-z][a-z0-9-]{0,63}")) {
      throw new IllegalArgumentException("form " + form);
    }
    findings = List.copyOf(findings);
    totals = List.copyOf(totals);
    if (findings.size() > totals.stream().mapToLong(Total::count).sum()) {
      throw new IllegalArgumentException("more findings than were counted");
    }
  }

  /** With all that was collected. */
  public static Comparison of(String form, Side before, Side after, Findings findings) {
    return new Comparison(form, before, after, findings.kept(), findings.totals());
  }

  /** How many findings there were of a weight. */
  public long count(Weight weight) {
    return totals.stream().filter(total -> total.weight() == weight).mapToLong(Total::count).sum();
  }

  public Outcome outcome() {
    if (count(Weight.WEAKER) > 0 || count(Weight.WRONG) > 0) {
      return Outcome.DIFFERENT;
    }
    return count(Weight.LOOK) > 0 || count(Weight.UNVERIFIED) > 0 ? Outcome.OPEN : Outcome.SAME;
  }
}
