/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.finding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Collects findings: all are counted, of each code so many are kept. Thread-safe.
 *
 * @param <C> the codes of the room
 */
public final class Findings<C extends Enum<C> & FindingCode> {
  private final FindingRules<C> rules;
  private final int most;
  private final List<Finding> kept = new ArrayList<>();
  private final Set<Finding> once = new HashSet<>();
  private final Map<C, Long> counts;

  /**
   * None yet.
   *
   * @param rules that weigh them
   * @param most that are kept of each code
   */
  public Findings(FindingRules<C> rules, int most) {
    if (most < 0) {
      throw new IllegalArgumentException("findings kept: " + most);
    }
    this.rules = rules;
    this.most = most;
    this.counts = new EnumMap<>(rules.codes());
  }

  /** Counts a finding, and asks for its place and details if it is to be kept. */
  public synchronized void add(
      C code, Supplier<? extends Place> place, Supplier<Map<String, String>> details) {
    if (counts.merge(code, 1L, Long::sum) <= most) {
      kept.add(rules.finding(code, place.get(), details.get()));
    }
  }

  public void add(C code, Supplier<? extends Place> place) {
    add(code, place, Map::of);
  }

  public void add(C code, Place place, Map<String, String> details) {
    add(code, () -> place, () -> details);
  }

  public void add(C code, Place place) {
    add(code, place, Map.of());
  }

  /** Counts a finding unless one just like it is kept that was added so. */
  public synchronized void addOnce(C code, Place place, Map<String, String> details) {
    Finding finding = rules.finding(code, place, details);
    if (!once.contains(finding) && counts.merge(code, 1L, Long::sum) <= most) {
      once.add(finding);
      kept.add(finding);
    }
  }

  /** Those kept, in the order they were found. */
  public synchronized List<Finding> kept() {
    return List.copyOf(kept);
  }

  /** How many there were of each code, kept or not. */
  public synchronized Map<C, Long> counts() {
    return Map.copyOf(counts);
  }

  /** How many there were of each weight, kept or not. */
  public synchronized Map<Weight, Long> weights() {
    Map<Weight, Long> weights = new EnumMap<>(Weight.class);
    counts.forEach((code, count) -> weights.merge(rules.weight(code), count, Long::sum));
    return Map.copyOf(weights);
  }
}
