/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.AspectValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What one aspect of an item came to for one object.
 *
 * @param values the values it may have; one of them if it is known
 * @param gaps why it is not known, or why there may be more than was seen
 * @param checks what fed it
 */
public record AspectResult(
    String id,
    Set<AspectValue> values,
    Counts counts,
    List<GapCount> gaps,
    List<CheckResult> checks) {
  public AspectResult {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("an aspect has a value");
    }
    values = Collections.unmodifiableSet(EnumSet.copyOf(values));
    gaps = List.copyOf(gaps);
    checks = List.copyOf(checks);
  }

  public boolean known() {
    return values.size() == 1;
  }
}
