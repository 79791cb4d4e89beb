/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseKind;
import io.yunheng.catalog.Fit;
import io.yunheng.catalog.Profile;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.WorkScope;
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

  private record Work(WorkScope scope, String service) {}

  private final TransferFindings findings;
  private final Catalog catalog;
  private final Map<Place, List<Delegation>> before = new HashMap<>();
  private final Map<Work, BitSet> covered = new HashMap<>();
  private final Map<String, Profile> profiles = new HashMap<>();

  public OverlapCheck(Arrangement arrangement, Catalog catalog, TransferFindings findings) {
    this.catalog = catalog;
    this.findings = findings;
    for (CloudService one : arrangement.services()) {
      profiles.put(one.id(), one.profile());
    }
  }

  /** Compares a delegation with those that were looked at before. */
  public void check(Delegation one) {
    List<Delegation> others =
        before.computeIfAbsent(new Place(one.from(), one.service()), _ -> new ArrayList<>());
    BitSet work = covered(one);
    Set<String> same = new LinkedHashSet<>();
    BitSet shared = new BitSet();
    boolean divided = divides(one);
    for (Delegation other : others) {
      BitSet theirs = covered(other);
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

  private BitSet covered(Delegation one) {
    return covered.computeIfAbsent(
        new Work(one.scope(), one.service()),
        work -> {
          BitSet found = new BitSet();
          Profile profile = profiles.getOrDefault(work.service(), Profile.ANY);
          int number = 0;
          for (Clause clause : catalog.clauses()) {
            if (clause.kind() != ClauseKind.APPLICABILITY
                && work.scope().covers(clause)
                && catalog.fit(clause, profile) != Fit.EXCLUDED) {
              found.set(number);
            }
            number++;
          }
          return found;
        });
  }
}
