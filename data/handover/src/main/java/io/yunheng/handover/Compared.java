/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.inspection.DeepTotals;
import io.yunheng.inspection.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What comparing a manifest with what is there makes of points. */
public final class Compared {
  private static final Set<Discrepancy.Kind> GONE =
      Set.of(Discrepancy.Kind.MISSING, Discrepancy.Kind.NEVER_TAKEN);

  private Compared() {}

  public static Map<Point, Standing.Found> points(Verification verification) {
    Map<Point, Standing.Found> points = new EnumMap<>(Point.class);
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
    points.put(Point.NOTHING_MISSING, found(listed, gone, open > 0));
    points.put(Point.NOTHING_CHANGED, found(listed, changed, open > 0 || !whole));
    boolean sound = verification.lists().complete() && verification.signed();
    points.put(Point.LISTS_SOUND, found(listed, sound ? 0 : listed, false));
    long unread = Math.max(open, listed - gone - verification.amounts().read());
    points.put(
        Point.ALL_READ,
        whole && open == 0
            ? new Standing.Found(Holding.HOLDS, verification.amounts().read(), 0)
            : new Standing.Found(Holding.OPEN, listed, whole ? open : unread));
    verification.deep().ifPresent(deep -> deep(deep, points));
    return points;
  }

  private static void deep(DeepTotals deep, Map<Point, Standing.Found> points) {
    long wrong = deep.of(Outcome.DAMAGED) + deep.of(Outcome.WRONG_KEY);
    long open = deep.of(Outcome.KEY_MISSING) + deep.of(Outcome.NOT_CHECKED);
    points.put(
        Point.READABLE,
        new Standing.Found(
            wrong > 0 ? Holding.FAILS : deep.open() ? Holding.OPEN : Holding.HOLDS,
            deep.files(),
            wrong > 0 ? wrong : open));
    points.put(Point.DECRYPTED, group(deep.encrypted(), deep.whole()));
    points.put(Point.RESTORED, group(deep.closed(), deep.whole()));
  }

  private static Standing.Found group(DeepTotals.Group group, boolean whole) {
    if (group.failed() > 0) {
      return new Standing.Found(Holding.FAILS, group.of(), group.failed());
    }
    Holding holding = group.open() > 0 || !whole ? Holding.OPEN : Holding.HOLDS;
    return new Standing.Found(holding, group.of(), group.open());
  }

  private static Standing.Found found(long of, long against, boolean open) {
    Holding holding = against > 0 ? Holding.FAILS : open ? Holding.OPEN : Holding.HOLDS;
    return new Standing.Found(holding, of, against);
  }
}
