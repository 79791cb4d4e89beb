/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.inspection.DeepTotals;
import io.yunheng.inspection.InspectionOutcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Derives the points of clauses from the verification of a manifest. */
public final class ComparisonClauses {
  private static final Set<Discrepancy.Kind> GONE =
      Set.of(Discrepancy.Kind.MISSING, Discrepancy.Kind.NEVER_TAKEN);

  private ComparisonClauses() {}

  public static Map<HandoverPoint, ClauseStanding.Found> points(Verification verification) {
    Map<HandoverPoint, ClauseStanding.Found> points = new EnumMap<>(HandoverPoint.class);
    long listed = verification.amounts().listed();
    long gone = 0;
    long changed = verification.disagreeing();
    long open = 0;
    for (Map.Entry<Discrepancy.Kind, Long> one : verification.counts().entrySet()) {
      if (one.getKey().open()) {
        open += one.getValue();
      } else if (GONE.contains(one.getKey())) {
        gone += one.getValue();
      } else {
        changed += one.getValue();
      }
    }
    boolean whole = verification.depth() instanceof Depth.Whole;
    points.put(HandoverPoint.NOTHING_MISSING, found(listed, gone, open > 0));
    points.put(HandoverPoint.NOTHING_CHANGED, found(listed, changed, open > 0 || !whole));
    boolean sound = verification.lists().complete() && verification.signed();
    points.put(HandoverPoint.LISTS_SOUND, found(listed, sound ? 0 : listed, false));
    long unread = Math.max(open, listed - gone - verification.amounts().read());
    points.put(
        HandoverPoint.ALL_READ,
        whole && open == 0
            ? new ClauseStanding.Found(PointHolding.HOLDS, verification.amounts().read(), 0)
            : new ClauseStanding.Found(PointHolding.OPEN, listed, whole ? open : unread));
    verification.deep().ifPresent(deep -> deep(deep, points));
    return points;
  }

  private static void deep(DeepTotals deep, Map<HandoverPoint, ClauseStanding.Found> points) {
    long wrong = deep.of(InspectionOutcome.DAMAGED) + deep.of(InspectionOutcome.WRONG_KEY);
    long open = deep.of(InspectionOutcome.KEY_MISSING) + deep.of(InspectionOutcome.NOT_CHECKED);
    points.put(
        HandoverPoint.READABLE,
        new ClauseStanding.Found(
            wrong > 0 ? PointHolding.FAILS : deep.open() ? PointHolding.OPEN : PointHolding.HOLDS,
            deep.files(),
            wrong > 0 ? wrong : open));
    points.put(HandoverPoint.DECRYPTED, group(deep.encrypted(), deep.whole()));
    points.put(HandoverPoint.RESTORED, group(deep.closed(), deep.whole()));
  }

  private static ClauseStanding.Found group(DeepTotals.Group group, boolean whole) {
    if (group.failed() > 0) {
      return new ClauseStanding.Found(PointHolding.FAILS, group.of(), group.failed());
    }
    PointHolding holding = group.open() > 0 || !whole ? PointHolding.OPEN : PointHolding.HOLDS;
    return new ClauseStanding.Found(holding, group.of(), group.open());
  }

  private static ClauseStanding.Found found(long of, long against, boolean open) {
    PointHolding holding =
        against > 0 ? PointHolding.FAILS : open ? PointHolding.OPEN : PointHolding.HOLDS;
    return new ClauseStanding.Found(holding, of, against);
  }
}
