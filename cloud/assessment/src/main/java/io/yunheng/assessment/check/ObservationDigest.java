/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Datum;
import io.yunheng.assessment.Observation;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Digests of what a check observes, one observation after another, without where the data come from
 * and when they were read: an unchanged cloud that is collected again has the same digests. Not
 * thread-safe.
 */
final class ObservationDigest {
  private final String check;
  private final FieldDigest fields = new FieldDigest();

  ObservationDigest(String check) {
    this.check = check;
  }

  /**
   * The digest of an observation.
   *
   * @param name the resource's own name
   * @param whose why the object it belongs to is not known
   */
  DigestSum of(Observation observation, String name, Optional<Gap> whose) {
    begin(observation.outcome(), observation.kind(), observation.id());
    place(name, observation.tenant(), observation.site());
    doubts(observation.doubt().whether(), whose, observation.gaps());
    for (Datum datum : observation.data()) {
      if (!ofReading(datum)) {
        datum(datum.kind(), datum.id(), datum.column(), datum.value());
      }
    }
    for (Map.Entry<String, String> detail : new TreeMap<>(observation.details()).entrySet()) {
      detail(detail.getKey(), detail.getValue());
    }
    return end();
  }

  void begin(ObservationOutcome outcome, Kind kind, String id) {
    fields.add("observation").add(check).add(outcome.code()).add(kind.code()).add(id);
  }

  void place(String name, String tenant, String site) {
    fields.add(name).add(tenant).add(site);
  }

  void doubts(boolean whether, Optional<Gap> whose, List<Gap> gaps) {
    if (whether) {
      fields.add("whether");
    }
    whose.ifPresent(gap -> gap("whose", GapSort.of(gap)));
    if (!gaps.isEmpty()) {
      GapSort.of(gaps).forEach(gap -> gap("gap", gap));
    }
  }

  private void gap(String what, GapSort gap) {
    fields.add(what).add(gap.status().code()).add(gap.reason()).add(gap.need());
  }

  void datum(Kind kind, String id, String column, String value) {
    fields.add("datum").add(kind.code()).add(id).add(column).add(value);
  }

  void detail(String place, String value) {
    fields.add("detail").add(place).add(value);
  }

  DigestSum end() {
    return fields.end();
  }

  /** Whether a datum is the moment of reading, and says nothing of the cloud. */
  private static boolean ofReading(Datum datum) {
    OptionalInt index = datum.kind().shape().index(datum.column());
    return index.isPresent() && datum.kind().shape().columns().get(index.getAsInt()).ofReading();
  }
}
