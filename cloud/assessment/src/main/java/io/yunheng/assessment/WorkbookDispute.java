/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.util.List;

/**
 * A field of a row about which people disagree until somebody settles it.
 *
 * @param sides what each of them wrote, at least two; none of them applies
 */
public record WorkbookDispute(
    RowKey row, WorkbookConflict.Field field, List<WorkbookConflict.Side> sides) {
  public WorkbookDispute {
    sides = List.copyOf(sides);
    if (sides.size() < 2) {
      throw new IllegalArgumentException("a dispute has two sides: " + row);
    }
  }
}
