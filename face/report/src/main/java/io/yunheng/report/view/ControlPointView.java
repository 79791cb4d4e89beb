/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;

/**
 * One control point.
 *
 * @param known the share of applicable items that are compliant, in percent
 * @param possible the same if everything indeterminate turned out compliant
 */
public record ControlPointView(
    String id,
    String layer,
    String name,
    Judgement verdict,
    List<WordCount> counts,
    int known,
    int possible,
    List<ItemLink> items) {
  public ControlPointView {
    counts = List.copyOf(counts);
    items = List.copyOf(items);
  }
}
