/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.List;
import java.util.Optional;

/**
 * A table and how it is made.
 *
 * @param key the columns of its primary key, or of a unique key that cannot be null; empty if none
 * @param primary whether the key is the primary key
 * @param readable whether the user may read it, as far as is known before trying
 * @param consistent whether its engine keeps to the snapshot
 * @param partitioned whether its rows are in tables below it
 */
record Table(
    TableName name,
    List<TableColumn> columns,
    List<String> key,
    boolean primary,
    boolean readable,
    boolean consistent,
    boolean partitioned) {
  public Table {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  Optional<TableColumn> column(String wanted) {
    return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
  }
}
