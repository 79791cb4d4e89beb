/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Check;
import io.yunheng.assessment.ObservationTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one check saw of everything.
 *
 * @param tallies by object, sorted by its id; the platform, whose id is empty, first
 * @param unattributed what it saw of resources whose object is unknown: they may belong to any
 */
public record CheckRun(Check check, List<ObjectTally> tallies, Optional<ObjectTally> unattributed) {
  public CheckRun {
    tallies = List.copyOf(tallies);
  }

  /** Every resource that it looked at, by object. */
  public List<ObservationTrace> traces() {
    List<ObservationTrace> traces = new ArrayList<>();
    for (ObjectTally tally : tallies) {
      traces.add(new ObservationTrace(check.id(), object(tally.object()), tally.resources()));
    }
    unattributed.ifPresent(
        tally ->
            traces.add(
                new ObservationTrace(check.id(), ObservationTrace.UNKNOWN, tally.resources())));
    return traces;
  }

  private String object(String id) {
    return id.isEmpty()
        ? "platform"
        : switch (check.attribution()) {
          case TENANT -> "tenant:" + id;
          case SITE -> "site:" + id;
          case PLATFORM -> "platform";
        };
  }

  public Optional<ObjectTally> tally(String object) {
    return tallies.stream().filter(tally -> tally.object().equals(object)).findFirst();
  }
}
