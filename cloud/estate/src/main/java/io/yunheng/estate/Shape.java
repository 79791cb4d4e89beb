/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What the records of a kind look like: the one description that files, tables, rules and
 * comparisons are driven by.
 */
public final class Shape<R extends Resource> {
  private final Kind kind;
  private final Class<R> type;
  private final List<Column<R>> columns;
  private final Function<Row, R> build;
  private final Map<String, Integer> indexes;

  private Shape(Kind kind, Class<R> type, List<Column<R>> columns, Function<Row, R> build) {
    this.kind = kind;
    this.type = type;
    this.columns = columns;
    this.build = build;
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      byName.put(columns.get(i).name(), i);
    }
    this.indexes = Map.copyOf(byName);
  }

  static <R extends Resource> Shape<R> of(
      Kind kind, Class<R> type, List<Column<R>> columns, Function<Row, R> build) {
    return new Shape<>(kind, type, List.copyOf(columns), build);
  }

  public Kind kind() {
    return kind;
  }

  public Class<R> type() {
    return type;
  }

  public List<Column<R>> columns() {
    return columns;
  }

  /** The position of a column by name. */
  public OptionalInt index(String column) {
    Integer index = indexes.get(column);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** A fresh row of this shape whose columns are all unknown for the reason given. */
  public Row row(String id, Origin origin, Gap unset) {
    return new Row(id, origin, columns.size(), unset);
  }

  /** The record that the row describes. */
  public R build(Row row) {
    return build.apply(row);
  }

  /** The fact in a column of a record that is known to be of this shape. */
  public Fact<?> fact(Resource record, int column) {
    return columns.get(column).of(type.cast(record));
  }
}
