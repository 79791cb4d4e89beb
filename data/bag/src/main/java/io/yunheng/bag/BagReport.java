/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.finding.Finding;
import io.yunheng.finding.Findings;
import io.yunheng.finding.Weight;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of checking a bag.
 *
 * @param bag what it says of itself
 * @param digested whether digests were compared, not only lists
 * @param found payload that is there
 * @param toFetch how many payload files are not there and listed in {@code fetch.txt}
 * @param findings those kept, in the order they were found
 * @param counts how many there were of each code, kept or not
 * @param weights how many there were of each weight
 */
public record BagReport(
    Bag bag,
    boolean digested,
    Optional<Oxum> found,
    long toFetch,
    List<Finding> findings,
    Map<BagCode, Long> counts,
    Map<Weight, Long> weights) {
  public BagReport {
    findings = List.copyOf(findings);
    counts = Map.copyOf(counts);
    weights = Map.copyOf(weights);
  }

  static BagReport of(
      Bag bag, boolean digested, Optional<Oxum> found, long toFetch, Findings<BagCode> all) {
    return new BagReport(bag, digested, found, toFetch, all.kept(), all.counts(), all.weights());
  }

  /** Whether nothing that was checked is missing or wrong (RFC 8493 section 3). */
  public boolean complete() {
    return !weights.containsKey(Weight.INVALID)
        && !weights.containsKey(Weight.INCOMPLETE)
        && !weights.containsKey(Weight.UNVERIFIED);
  }

  /** Whether the bag is complete and every digest was compared and right. */
  public boolean valid() {
    return digested && complete();
  }
}
