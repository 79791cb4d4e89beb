/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects findings: all are counted, of each code so many are kept. Safe for threads. */
final class Findings {
  private final int most;
  private final List<Finding> kept = new ArrayList<>();
  private final Map<FindingCode, Long> counts = new EnumMap<>(FindingCode.class);

  /**
   * None yet.
   *
   * @param most that are kept of each code
   */
  public Findings(int most) {
    this.most = most;
  }

  /** Counts a finding, and asks for it if it is to be kept. */
  public synchronized void add(FindingCode code, Supplier<Finding> finding) {
    if (counts.merge(code, 1L, Long::sum) <= most) {
      kept.add(finding.get());
    }
  }

  void ofTagFile(FindingCode code, String file, Map<String, String> details) {
    add(code, () -> new Finding.OfTagFile(code, file, details));
  }

  void ofTagFile(FindingCode code, String file) {
    ofTagFile(code, file, Map.of());
  }

  void ofLine(FindingCode code, String file, long line, String path) {
    add(code, () -> new Finding.OfLine(code, file, line, path, Map.of()));
  }

  void ofFile(FindingCode code, String path) {
    add(code, () -> new Finding.OfFile(code, path, Map.of()));
  }

  /** Those kept, in the order they were found. */
  public synchronized List<Finding> kept() {
    return List.copyOf(kept);
  }

  /** How many there were of each code, kept or not. */
  public synchronized Map<FindingCode, Long> counts() {
    return Map.copyOf(counts);
  }
}
