/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.context;

import io.yunheng.inspection.InspectionFinding;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects findings: all are counted, of each code so many are kept, none twice. */
public final class InspectionFindings {
  private final int most;
  private final Set<InspectionFinding> kept = new LinkedHashSet<>();
  private final Map<DeepCode, Long> counts = new EnumMap<>(DeepCode.class);

  /**
   * None yet.
   *
   * @param most that are kept of each code
   */
  public InspectionFindings(int most) {
    this.most = most;
  }

  public void add(InspectionFinding finding) {
    if (kept.contains(finding)) {
      return;
    }
    if (counts.merge(finding.code(), 1L, Long::sum) <= most) {
      kept.add(finding);
    }
  }

  /** Those kept, in the order they were found. */
  public List<InspectionFinding> kept() {
    return List.copyOf(kept);
  }

  /** How many there were of each code, kept or not. */
  public Map<DeepCode, Long> counts() {
    return Map.copyOf(counts);
  }
}
