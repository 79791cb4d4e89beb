/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

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
 * @param doubtful how many of the unknown ones might turn out not to be looked at by the check at
 *     all
 * @param gaps why observations are unknown, the most frequent kinds of gap only
 * @param observations some of them: violated ones first, then unknown ones, then samples of
 *     satisfied ones
 * @param resources the ids of all resources, by outcome and kind
 */
public record ObjectTally(
    String object,
    long satisfied,
    long violated,
    long unknown,
    long doubtful,
    List<GapCount> gaps,
    List<Observation> observations,
    Map<ObservationOutcome, Map<Kind, List<String>>> resources) {
  public ObjectTally {
    gaps = List.copyOf(gaps);
    observations = List.copyOf(observations);
  }

  public long total() {
    return satisfied + violated + unknown;
  }
}
