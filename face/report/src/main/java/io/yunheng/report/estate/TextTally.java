/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.estate;

import java.util.Map;
import java.util.TreeMap;

/** Counts things by a text; texts that were never counted stand at zero. Not thread-safe. */
final class TextTally {
  private final Map<String, Long> counts = new TreeMap<>();

  void add(String key) {
    counts.merge(key, 1L, Long::sum);
  }

  long of(String key) {
    return counts.getOrDefault(key, 0L);
  }

  java.util.Set<String> keys() {
    return counts.keySet();
  }
}
