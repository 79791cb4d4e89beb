/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.util.List;

/**
 * A high-risk case that may apply, whatever the verdicts.
 *
 * @param present whether one of its items is not fully met; otherwise one of them may not be
 * @param items the items that bring it about, or may
 */
public record HighRisk(String id, boolean present, List<String> items) {
  public HighRisk {
    items = List.copyOf(items);
  }
}
