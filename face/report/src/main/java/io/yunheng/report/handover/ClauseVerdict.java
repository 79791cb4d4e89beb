/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.catalog.Verdict;
import io.yunheng.fault.Text;
import io.yunheng.files.JsonOut;
import io.yunheng.handover.ClauseStanding;
import io.yunheng.handover.ComparisonClauses;
import io.yunheng.handover.HandoverPoint;
import io.yunheng.handover.HandoverVerdictRules;
import io.yunheng.handover.PointHolding;
import io.yunheng.handover.Verification;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A clause, what a manifest and comparing it come to for it, and why.
 *
 * @param reasons a sentence for each point that the clause takes, in the order of the data file
 */
public record ClauseVerdict(String clause, Verdict verdict, List<Reason> reasons) {
  public ClauseVerdict {
    reasons = List.copyOf(reasons);
  }

  /**
   * How far a point holds.
   *
   * @param cure what to do about it; for all points, also those that hold
   */
  public record Reason(HandoverPoint point, ClauseStanding.Found found, Text what, Text cure) {
    public boolean holds() {
      return found.holding() == PointHolding.HOLDS;
    }
  }

  /**
   * The verdict on every clause that handovers serve.
   *
   * @param overview of the manifest, after docs/formats/handover.md
   */
  public static List<ClauseVerdict> of(Verification verification, JsonNode overview) {
    HandoverVerdictRules rules = HandoverVerdictRules.shipped();
    ClauseStanding standing =
        ClauseStanding.of(overview).with(ComparisonClauses.points(verification));
    return rules.decide(standing).stream()
        .map(
            one ->
                new ClauseVerdict(
                    one.clause(),
                    one.verdict(),
                    one.points().stream().map(point -> reason(rules, standing, point)).toList()))
        .toList();
  }

  private static Reason reason(
      HandoverVerdictRules rules, ClauseStanding standing, HandoverPoint point) {
    ClauseStanding.Found found = standing.of(point);
    return new Reason(point, found, rules.what(point, found), rules.cure(point));
  }

  /** The first of what the verdict rests on. */
  public Reason first() {
    PointHolding decisive =
        switch (verdict) {
          case NON_COMPLIANT -> PointHolding.FAILS;
          case INDETERMINATE -> PointHolding.OPEN;
          case PARTIAL -> PointHolding.PARTLY;
          case COMPLIANT, NOT_APPLICABLE -> PointHolding.HOLDS;
        };
    return reasons.stream()
        .filter(reason -> reason.found().holding() == decisive)
        .findFirst()
        .orElse(reasons.getFirst());
  }

  /** Its members, after docs/formats/handover.md. */
  public void write(JsonOut json) {
    json.text("clause", clause);
    json.text("verdict", verdict.code());
    json.objects(
        "points",
        reasons,
        reason -> {
          json.text("point", reason.point().code());
          json.text("holding", reason.found().holding().code());
          json.number("of", reason.found().of());
          json.number("against", reason.found().against());
          json.text("zh", reason.what().zh());
          json.text("en", reason.what().en());
        });
  }
}
