/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import java.util.List;

/**
 * Rows of a list.
 *
 * @param rows those of the window that was asked for
 * @param total how many rows the whole list has; counted by the same query that filters
 */
public record RowList<T>(List<T> rows, long total) {
  public RowList {
    rows = List.copyOf(rows);
  }
}
