/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.mlps;

import io.yunheng.catalog.AspectValue;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A conjunction: each aspect named has one of the values given for it. */
public record Alternative(SortedMap<String, Set<AspectValue>> values) {
  public Alternative {
    values = new TreeMap<>(values);
  }

  public Alternative(Map<String, Set<AspectValue>> values) {
    this(new TreeMap<>(values));
  }
}
