/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Counts;
import io.yunheng.assessment.GapCount;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.estate.Kind;
import java.util.List;
import java.util.Map;

/**
 * What one check saw of one object.
 *
 * @param object the id of the tenant or site; empty for the platform
 * @param counts how many observations; never open
 * @param gaps why observations are unknown, the most frequent kinds of gap only
 * @param observations some of them: violated ones first, then unknown ones, then samples of
 *     satisfied ones
 * @param resources the ids of all resources, by outcome and kind
 * @param digest the sum of the digests of all observations
 */
public record ObjectTally(
    String object,
    Counts counts,
    List<GapCount> gaps,
    List<Observation> observations,
    Map<ObservationOutcome, Map<Kind, List<String>>> resources,
    DigestSum digest) {
  public ObjectTally {
    gaps = List.copyOf(gaps);
    observations = List.copyOf(observations);
  }

  public long satisfied() {
    return counts.satisfied();
  }

  public long violated() {
    return counts.violated();
  }

  public long unknown() {
    return counts.unknown();
  }

  public long doubtful() {
    return counts.doubtful();
  }

  public long total() {
    return satisfied() + violated() + unknown();
  }
}
