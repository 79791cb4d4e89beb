/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import java.util.List;
import java.util.Map;

/**
 * What one check saw of one object.
 *
 * @param kind and
 * @param id the resource looked at
 * @param name the resource's name for people
 * @param tenant the tenant it belongs to, empty for the platform
 * @param site the site it belongs to, empty if none
 * @param gaps why it is unknown; empty unless the outcome is {@link ObservationOutcome#UNKNOWN}
 * @param data what it stands on
 * @param details values for the placeholders of the check's finding text
 * @param doubt what is not certain about its place; one that may not be looked at is unknown
 */
public record Observation(
    ObservationOutcome outcome,
    Kind kind,
    String id,
    String name,
    String tenant,
    String site,
    List<Gap> gaps,
    List<Datum> data,
    Map<String, String> details,
    Doubt doubt) {
  public Observation {
    gaps = List.copyOf(gaps);
    data = List.copyOf(data);
    details = Map.copyOf(details);
    if ((outcome == ObservationOutcome.UNKNOWN) == gaps.isEmpty()) {
      throw new IllegalArgumentException(
          "an observation has gaps exactly when it is unknown: " + kind + " " + id);
    }
    if (doubt.whether() && outcome != ObservationOutcome.UNKNOWN) {
      throw new IllegalArgumentException("what may not be looked at is unknown: " + id);
    }
  }
}
