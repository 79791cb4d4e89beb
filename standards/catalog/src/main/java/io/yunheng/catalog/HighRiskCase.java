/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;
import java.util.List;
import java.util.Optional;

/**
 * A case that the guide on judging high risk names.
 *
 * @param minLevel the lowest protection level it is named for
 * @param mitigation what may lower the risk, empty where nothing may
 * @param items the items whose failing brings it about; empty for a case of other levels
 */
public record HighRiskCase(
    String id,
    Text title,
    RiskScope scope,
    int minLevel,
    Optional<Text> mitigation,
    List<String> items) {
  public HighRiskCase {
    items = List.copyOf(items);
  }
}
