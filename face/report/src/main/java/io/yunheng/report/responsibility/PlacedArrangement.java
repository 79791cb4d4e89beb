/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.responsibility.Arrangement;
import java.util.Map;

/**
 * An arrangement, and where its lines are.
 *
 * @param sheets what the file calls the sheet of a section, whose rows the lines are; empty where
 *     they are lines of a text
 */
public record PlacedArrangement(Arrangement arrangement, Map<String, String> sheets) {
  public PlacedArrangement {
    sheets = Map.copyOf(sheets);
  }
}
