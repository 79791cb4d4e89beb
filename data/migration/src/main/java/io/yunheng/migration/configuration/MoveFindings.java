/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.configuration;

import io.yunheng.finding.FindingCode;
import io.yunheng.finding.Findings;
import io.yunheng.finding.Place;
import io.yunheng.migration.ComparedSide;
import io.yunheng.migration.MoveComparison;
import io.yunheng.migration.MoveFinding;
import io.yunheng.migration.Total;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the findings of one comparison and gives each the risk of its code. Safe for threads;
 * what is kept of a code that had more is the first that came.
 *
 * @param <C> the codes of the comparison
 */
public final class MoveFindings<C extends Enum<C> & FindingCode> {
  /** As many of each code as are kept by default. */
  public static final int STANDARD = 10_000;

  private final MoveRules<C> rules;
  private final Findings<C> findings;

  /**
   * None yet.
   *
   * @param most that are kept of each code
   */
  public MoveFindings(MoveRules<C> rules, int most) {
    this.rules = rules;
    this.findings = new Findings<>(rules.findings(), most);
  }

  public MoveFindings(MoveRules<C> rules) {
    this(rules, STANDARD);
  }

  /** Counts a finding, and keeps it unless there were many of its code. */
  public void add(
      C code, Optional<String> before, Optional<String> after, Map<String, String> details) {
    findings.add(
        code, () -> BoundedText.of(Place.Sides.of(before, after)), () -> BoundedText.of(details));
  }

  /** The comparison with all that was collected. */
  public MoveComparison comparison(String form, ComparedSide before, ComparedSide after) {
    return new MoveComparison(form, before, after, kept(), totals());
  }

  private List<MoveFinding> kept() {
    return findings.kept().stream()
        .map(finding -> new MoveFinding(finding, rules.risk(finding.code())))
        .toList();
  }

  private List<Total> totals() {
    List<Total> totals = new ArrayList<>();
    findings
        .counts()
        .forEach(
            (code, count) ->
                totals.add(
                    new Total(code, rules.findings().weight(code), rules.risk(code), count)));
    totals.sort(Comparator.comparing(total -> total.code().code()));
    return totals;
  }
}
