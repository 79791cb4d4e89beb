/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.Map;

/**
 * A row of a register as it was typed.
 *
 * @param name its id, as it is; not in the notation of cells
 * @param cells by the names of their columns, in the notation of {@code docs/formats/registers.md}:
 *     empty where nothing was typed; left out where nothing is said of a column
 */
public record TypedRow(String name, Map<String, String> cells) {
  public TypedRow {
    cells = Map.copyOf(cells);
  }
}
