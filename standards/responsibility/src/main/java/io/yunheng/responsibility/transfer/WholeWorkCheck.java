/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.responsibility.Delegation;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A provider keeps some of its work (T/CCIA 004-2024, 5 a 2). It does not where what it hands on,
 * to one or to several, is on all requirements that bind it, however that is written: without
 * limits, as all layers or stages, or in pieces.
 */
public final class WholeWorkCheck {
  private record Place(String from, String service) {}

  private final WorkExtent extent;
  private final TransferFindings findings;
  private final Map<Place, BitSet> moved = new HashMap<>();
  private final Set<Place> told = new HashSet<>();

  public WholeWorkCheck(WorkExtent extent, TransferFindings findings) {
    this.extent = extent;
    this.findings = findings;
  }

  /** Looks at work that its delegator has of its own, with what was looked at before. */
  public void check(Delegation one) {
    Place place = new Place(one.from(), one.service());
    BitSet all = moved.computeIfAbsent(place, _ -> new BitSet());
    all.or(extent.covered(one.scope(), one.service()));
    BitSet kept = (BitSet) extent.provided(one.service()).clone();
    kept.andNot(all);
    if (kept.isEmpty() && told.add(place)) {
      findings.add("all-work-moved", one, Map.of());
    }
  }
}
