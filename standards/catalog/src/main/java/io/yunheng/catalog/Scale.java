/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The levels of one published rule for one item: compliant and non-compliant, on a three-level
 * scale also partial, tried in this order.
 */
public record Scale(ScaleName name, SequencedMap<Verdict, Level> levels) {
  public Scale {
    TreeMap<Verdict, Level> ordered = new TreeMap<>(levels);
    levels = Collections.unmodifiableSequencedMap(ordered);
  }

  public static Scale of(ScaleName name, Map<Verdict, Level> levels) {
    return new Scale(name, new TreeMap<>(new EnumMap<>(levels)));
  }

  /** Whether this scale knows "partial". */
  public boolean threeLevels() {
    return levels.containsKey(Verdict.PARTIAL);
  }
}
