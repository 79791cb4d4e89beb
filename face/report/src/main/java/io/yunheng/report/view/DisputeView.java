/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;

/**
 * A field of the workbook about which people disagree.
 *
 * @param sides who wrote what, in words
 */
public record DisputeView(ItemLink item, String object, String field, List<String> sides) {
  public DisputeView {
    sides = List.copyOf(sides);
  }
}
