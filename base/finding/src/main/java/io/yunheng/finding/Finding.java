/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.finding;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that is wrong, or worth knowing, and where.
 *
 * @param details further values for its texts, by name
 */
public record Finding(
    FindingCode code, Weight weight, Place place, SortedMap<String, String> details) {
  public Finding {
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  public Finding(FindingCode code, Weight weight, Place place, Map<String, String> details) {
    this(code, weight, place, new TreeMap<>(details));
  }
}
