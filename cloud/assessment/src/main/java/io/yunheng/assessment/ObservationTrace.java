/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.estate.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Every resource that one check looked at for one object, where a result lists only some.
 *
 * @param check the check's id
 * @param object {@code platform}, {@code tenant:} or {@code site:} and its id, or {@code unknown}
 *     for resources whose object is not known
 * @param resources the ids of the resources by outcome and kind, in the order of the evidence
 */
public record ObservationTrace(
    String check, String object, Map<ObservationOutcome, Map<Kind, List<String>>> resources) {
  /** The object of resources whose object is not known. */
  public static final String UNKNOWN = "unknown";

  public ObservationTrace {
    resources = Collections.unmodifiableMap(new EnumMap<>(resources));
  }
}
