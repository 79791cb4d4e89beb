/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.Verdict;
import java.util.List;

/**
 * What a control point or a layer came to.
 *
 * @param items the ids of its items
 */
public record GroupResult(String id, Decision decision, List<String> items) {
  public GroupResult {
    items = List.copyOf(items);
  }

  public Verdict verdict() {
    return decision.verdict();
  }
}
