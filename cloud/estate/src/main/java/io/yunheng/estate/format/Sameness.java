/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.ColumnType;
import io.yunheng.estate.Fact;
import java.util.List;
import java.util.Objects;

/** Whether two data say the same. Lists are sets here: services return them in any order. */
public final class Sameness {
  private Sameness() {}

  /** Whether two facts, neither of them unknown, say the same. */
  public static boolean same(ColumnType type, Fact<?> one, Fact<?> other) {
    if (one.equals(other)) {
      return true;
    }
    return switch (type) {
      case TEXT, WORD, BOOL, NUMBER, TIME, REF -> false;
      case TEXTS, REFS ->
          one instanceof Fact.Known<?>(List<?> first)
              && other instanceof Fact.Known<?>(List<?> second)
              && sorted(first).equals(sorted(second));
    };
  }

  private static List<String> sorted(List<?> texts) {
    return texts.stream().map(Objects::toString).distinct().sorted().toList();
  }
}
