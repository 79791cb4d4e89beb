/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Conflict;
import io.yunheng.estate.Coverage;
import java.util.List;
import java.util.Optional;

/**
 * What an assessment came to.
 *
 * @param items in the order of the catalog
 * @param controlPoints in the order of the catalog
 * @param layers in the order of the catalog
 * @param risks every high-risk case of the catalog that is present or possible
 * @param coverages how well each kind of the evidence is known
 * @param conflicts where sources disagree
 * @param disputes where people disagree
 * @param traces every resource that the checks looked at, in the order of the checks
 */
public record Assessment(
    Heading heading,
    List<ItemResult> items,
    List<GroupResult> controlPoints,
    List<GroupResult> layers,
    List<HighRisk> risks,
    List<Coverage> coverages,
    List<Conflict> conflicts,
    List<WorkbookDispute> disputes,
    List<ObservationTrace> traces) {
  public Assessment {
    items = List.copyOf(items);
    controlPoints = List.copyOf(controlPoints);
    layers = List.copyOf(layers);
    risks = List.copyOf(risks);
    coverages = List.copyOf(coverages);
    conflicts = List.copyOf(conflicts);
    disputes = List.copyOf(disputes);
    traces = List.copyOf(traces);
  }

  public Optional<ItemResult> item(String id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }

  /** How many items have this verdict. */
  public long count(Verdict verdict) {
    return items.stream().filter(item -> item.verdict() == verdict).count();
  }

  /** The worst there is: non-compliant, else partial, else indeterminate, else compliant. */
  public Verdict worst() {
    for (Verdict verdict : List.of(Verdict.NON_COMPLIANT, Verdict.PARTIAL, Verdict.INDETERMINATE)) {
      if (count(verdict) > 0) {
        return verdict;
      }
    }
    return Verdict.COMPLIANT;
  }
}
