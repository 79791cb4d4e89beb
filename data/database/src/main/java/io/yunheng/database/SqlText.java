/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of SQL, and short queries. */
final class SqlText {
  private SqlText() {}

  static String quoted(String name, String mark) {
    return mark + name.replace(mark, mark + mark) + mark;
  }

  static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  static String select(RowQuery query, DatabaseSession session, String plain) {
    StringBuilder sql = new StringBuilder("SELECT ");
    sql.append(
        query.columns().stream()
            .map(
                part ->
                    part.plain()
                        ? plain.replace("?", "t." + session.quoted(part.column().name()))
                        : session.columnInSql(part.column()))
            .collect(Collectors.joining(", ")));
    sql.append(" FROM ").append(session.tableInSql(query.table())).append(" t");
    if (!query.ranges().isEmpty()) {
      sql.append(
          query.ranges().stream()
              .map(
                  range ->
                      "t."
                          + session.quoted(range.column())
                          + " BETWEEN "
                          + range.low()
                          + " AND "
                          + range.high())
              .collect(Collectors.joining(" OR ", " WHERE ", "")));
    }
    if (!query.order().isEmpty()) {
      sql.append(" ORDER BY ")
          .append(
              query.order().stream()
                  .map(name -> "t." + session.quoted(name))
                  .collect(Collectors.joining(", ")));
    }
    return sql.toString();
  }

  static List<List<String>> query(Connection connection, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          String value = result.getString(i);
          row.add(value == null ? "" : value);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  static void execute(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
