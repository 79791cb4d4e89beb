/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Observation;
import io.yunheng.assessment.Outcome;
import io.yunheng.estate.model.Gap;
import io.yunheng.estate.model.Understanding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a check sees of one object and remembers the first few of each outcome. Not
 * thread-safe.
 *
 * @param <E> what stands for an observation until it is asked for in full
 */
final class Tally<E> {
  /** How many sorts of gap are told apart. */
  private static final int MOST_GAPS = 20;

  private record GapSort(Understanding status, String reason, String need) {}

  private final Limits limits;
  private final List<E> kept = new ArrayList<>();
  private final List<E> samples = new ArrayList<>();
  private final Map<GapSort, GapCount> gaps = new LinkedHashMap<>();
  private long satisfied;
  private long violated;
  private long unknown;
  private long doubtful;

  Tally(Limits limits) {
    this.limits = limits;
  }

  void add(Outcome outcome, E entry) {
    switch (outcome) {
      case SATISFIED -> {
        satisfied++;
        if (samples.size() < limits.samples()) {
          samples.add(entry);
        }
      }
      case VIOLATED -> {
        violated++;
        keep(entry);
      }
      case UNKNOWN -> {
        unknown++;
        keep(entry);
      }
    }
  }

  /** Says that the last one added may turn out not to be looked at. */
  void doubt() {
    doubtful++;
  }

  void gap(Gap gap, long count) {
    GapSort sort = new GapSort(gap.status(), gap.reason(), gap.need());
    GapCount known = gaps.get(sort);
    if (known != null) {
      gaps.put(sort, new GapCount(known.gap(), known.count() + count));
    } else if (gaps.size() < MOST_GAPS) {
      gaps.put(sort, new GapCount(gap, count));
    }
  }

  /** Adds what comes after in the order of the evidence. */
  void addAll(Tally<E> next) {
    satisfied += next.satisfied;
    violated += next.violated;
    unknown += next.unknown;
    doubtful += next.doubtful;
    next.kept.stream().limit(limits.perObject() - (long) kept.size()).forEach(kept::add);
    next.samples.stream().limit(limits.samples() - (long) samples.size()).forEach(samples::add);
    next.gaps.values().forEach(gap -> gap(gap.gap(), gap.count()));
  }

  List<E> kept() {
    return kept;
  }

  List<E> samples() {
    return samples;
  }

  ObjectTally finish(String object, List<Observation> observations) {
    return new ObjectTally(
        object, satisfied, violated, unknown, doubtful, List.copyOf(gaps.values()), observations);
  }

  private void keep(E entry) {
    if (kept.size() < limits.perObject()) {
      kept.add(entry);
    }
  }
}
