/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Delegation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The same work is not transferred to several without a division. */
public final class OverlapCheck {
  private record Place(String from, String service) {}

  private final TransferFindings findings;
  private final WorkExtent extent;
  private final Map<Place, List<Delegation>> before = new HashMap<>();

  public OverlapCheck(WorkExtent extent, TransferFindings findings) {
    this.extent = extent;
    this.findings = findings;
  }

  /** Compares a delegation with those that were looked at before. */
  public void check(Delegation one) {
    List<Delegation> others =
        before.computeIfAbsent(new Place(one.from(), one.service()), _ -> new ArrayList<>());
    BitSet work = extent.covered(one.scope(), one.service());
    Set<String> same = new LinkedHashSet<>();
    BitSet shared = new BitSet();
    boolean divided = divides(one);
    for (Delegation other : others) {
      BitSet theirs = extent.covered(other.scope(), other.service());
      if (!other.to().equals(one.to()) && theirs.intersects(work)) {
        same.add(other.to());
        BitSet common = (BitSet) theirs.clone();
        common.and(work);
        shared.or(common);
        divided &= divides(other);
      }
    }
    others.add(one);
    if (!same.isEmpty()) {
      findings.add(
          divided ? "overlap" : "overlap-undivided",
          one,
          Map.of(
              "others",
              findings.names(same),
              "count",
              TransferFindings.both(Integer.toString(shared.cardinality()))));
    }
  }

  private boolean divides(Delegation one) {
    return findings
        .agreement(one)
        .filter(agreement -> agreement.terms().containsKey(AgreementTerm.WORK_DIVISION))
        .isPresent();
  }
}
