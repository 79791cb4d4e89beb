/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.math.BigInteger;
import java.util.List;

/**
 * What is read of a table, by one thread: decoders have a state.
 *
 * @param order columns by which the server sorts; empty for no order
 * @param ranges of the key; empty for all rows
 */
record RowQuery(Table table, List<Part> columns, List<String> order, List<KeyRange> ranges) {
  RowQuery {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
    ranges = List.copyOf(ranges);
  }

  /**
   * A column of the rows.
   *
   * @param plain whether the engine's own text is asked for, since there is no form
   */
  record Part(TableColumn column, CellDecoder decoder, boolean plain) {}

  /** A stretch of an integer key, both ends in it. */
  record KeyRange(String column, BigInteger low, BigInteger high) {}
}
