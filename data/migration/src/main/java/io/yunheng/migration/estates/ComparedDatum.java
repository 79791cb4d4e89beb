/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import io.yunheng.estate.Gap;
import java.util.List;

/** A datum in the form in which both sides can be compared. */
public sealed interface ComparedDatum {
  /** What it says; a list is sorted and has nothing twice, no value is an empty list. */
  record Said(List<String> parts) implements ComparedDatum {
    public Said {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return String.join(", ", parts);
    }
  }

  /** It cannot be told. */
  record Unknown(Gap gap) implements ComparedDatum {}

  /** It leads to a resource without a partner, which is told of as such. */
  record Loose() implements ComparedDatum {}
}
