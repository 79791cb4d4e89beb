/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Counts;
import io.yunheng.assessment.GapCount;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what a check sees of one object and remembers the first few of each outcome, so that what
 * is unknown never crowds out what is violated. Not thread-safe.
 *
 * @param <E> what stands for an observation until it is asked for in full
 */
final class ObservationTally<E> {
  /** How many sorts of gap are told apart. */
  private static final int MOST_GAPS = 20;

  private final EvidenceLimits limits;
  private final List<E> violations = new ArrayList<>();
  private final List<E> unknowns = new ArrayList<>();
  private final List<E> samples = new ArrayList<>();
  private final Map<GapSort, GapCount> gaps = new LinkedHashMap<>();
  private final Map<ObservationOutcome, Map<Kind, List<String>>> resources =
      new EnumMap<>(ObservationOutcome.class);
  private long satisfied;
  private long violated;
  private long unknown;
  private long doubtful;
  private DigestSum digest = DigestSum.ZERO;

  ObservationTally(EvidenceLimits limits) {
    this.limits = limits;
  }

  /**
   * Adds an observation.
   *
   * @param observed its digest
   */
  void add(ObservationOutcome outcome, E entry, Kind kind, String id, DigestSum observed) {
    digest = digest.plus(observed);
    resources(outcome, kind).add(id);
    switch (outcome) {
      case SATISFIED -> {
        satisfied++;
        if (samples.size() < limits.samples()) {
          samples.add(entry);
        }
      }
      case VIOLATED -> {
        violated++;
        keep(violations, entry);
      }
      case UNKNOWN -> {
        unknown++;
        keep(unknowns, entry);
      }
    }
  }

  private List<String> resources(ObservationOutcome outcome, Kind kind) {
    return resources
        .computeIfAbsent(outcome, _ -> new EnumMap<>(Kind.class))
        .computeIfAbsent(kind, _ -> new ArrayList<>());
  }

  /** Says that the last one added may turn out not to be looked at. */
  void doubt() {
    doubtful++;
  }

  /** Why an observation is unknown: each sort of gap counts once, however often it was met. */
  void gaps(List<Gap> met) {
    Set<GapSort> sorts = new HashSet<>();
    for (Gap gap : met) {
      if (sorts.add(GapSort.of(gap))) {
        gap(gap, 1);
      }
    }
  }

  void gap(Gap gap, long count) {
    GapSort sort = GapSort.of(gap);
    GapCount known = gaps.get(sort);
    if (known != null) {
      gaps.put(sort, new GapCount(known.gap(), known.count() + count));
    } else if (gaps.size() < MOST_GAPS) {
      gaps.put(sort, new GapCount(gap, count));
    }
  }

  /** Adds what comes after in the order of the evidence. */
  void addAll(ObservationTally<E> next) {
    next.resources.forEach(
        (outcome, kinds) -> kinds.forEach((kind, ids) -> resources(outcome, kind).addAll(ids)));
    satisfied += next.satisfied;
    violated += next.violated;
    unknown += next.unknown;
    doubtful += next.doubtful;
    digest = digest.plus(next.digest);
    next.violations.forEach(entry -> keep(violations, entry));
    next.unknowns.forEach(entry -> keep(unknowns, entry));
    next.samples.stream().limit(limits.samples() - (long) samples.size()).forEach(samples::add);
    next.gaps.values().forEach(gap -> gap(gap.gap(), gap.count()));
  }

  /** The violated ones, then the unknown ones. */
  List<E> kept() {
    List<E> kept = new ArrayList<>(violations);
    unknowns.stream().limit(limits.perObject() - (long) kept.size()).forEach(kept::add);
    return kept;
  }

  List<E> samples() {
    return samples;
  }

  ObjectTally finish(String object, List<Observation> observations) {
    return new ObjectTally(
        object,
        new Counts(satisfied, violated, unknown, doubtful, false),
        List.copyOf(gaps.values()),
        observations,
        resources,
        digest);
  }

  private void keep(List<E> list, E entry) {
    if (list.size() < limits.perObject()) {
      list.add(entry);
    }
  }
}
