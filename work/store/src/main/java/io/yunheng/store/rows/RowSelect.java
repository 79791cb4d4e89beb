/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** A query of rows with its conditions: for one row, for a window of a list, and for the count. */
public final class RowSelect {
  private final String columns;
  private final String from;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  /**
   * Without conditions yet.
   *
   * @param columns what is selected
   * @param from the tables
   */
  public RowSelect(String columns, String from) {
    this.columns = columns;
    this.from = from;
  }

  /** Only rows in a scope. */
  public RowSelect within(ScopeFilter scope) {
    conditions.add(scope.condition());
    values.putAll(scope.values());
    return this;
  }

  /** Only rows for which a condition without values holds. */
  public RowSelect where(String condition) {
    conditions.add(condition);
    return this;
  }

  /** Only rows for which a condition with one value holds. */
  public RowSelect where(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
    return this;
  }

  /** A value that conditions name. */
  public RowSelect bind(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** The only row, or none. */
  public <T> Optional<T> one(Handle handle, RowMapper<T> mapper) {
    return bound(handle, "select " + columns + rest()).map(mapper).findOne();
  }

  /** All rows, in an order. */
  public <T> List<T> all(Handle handle, String order, RowMapper<T> mapper) {
    return bound(handle, "select " + columns + rest() + " order by " + order).map(mapper).list();
  }

  /** A window of the rows, in an order, and how many there are. */
  public <T> RowList<T> window(Handle handle, String order, RowWindow window, RowMapper<T> mapper) {
    List<T> rows =
        bound(
                handle,
                "select " + columns + rest() + " order by " + order + " limit :most offset :skip")
            .bind("most", window.most())
            .bind("skip", window.from())
            .map(mapper)
            .list();
    return new RowList<>(rows, count(handle));
  }

  /** How many rows there are. */
  public long count(Handle handle) {
    return bound(handle, "select count(*)" + rest()).mapTo(Long.class).one();
  }

  /** How many rows have each value of a column. */
  public Map<String, Long> counts(Handle handle, String column) {
    Map<String, Long> counts = new LinkedHashMap<>();
    bound(
            handle,
            "select " + column + " as value, count(*) as rows_of" + rest() + " group by " + column)
        .map((row, _) -> Map.entry(row.getString("value"), row.getLong("rows_of")))
        .forEach(one -> counts.put(one.getKey(), one.getValue()));
    return counts;
  }

  private String rest() {
    return " from "
        + from
        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
  }

  private Query bound(Handle handle, String sql) {
    Query query = handle.createQuery(sql);
    values.forEach(query::bind);
    return query;
  }
}
