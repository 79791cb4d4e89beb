/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** From what an engine sends of a column to the form that is wanted. */
final class Decoders {
  private Decoders() {}

  static CellDecoder of(
      Engine engine, TableColumn column, ValueFamily as, Optional<ZoneId> zone, boolean normalise) {
    CellDecoder own =
        switch (engine) {
          case POSTGRESQL -> PostgresCells.of(column);
          case MARIADB, JDBC -> TextCells.of(column.family());
        };
    CellDecoder decoder =
        Conversions.then(own, Conversions.of(column.family(), as, zone).orElseThrow());
    boolean text = as == ValueFamily.TEXT || as == ValueFamily.PADDED || as == ValueFamily.SET;
    return normalise && text ? Conversions.then(decoder, Conversions::normal) : decoder;
  }

  /** Whether values of the column may be larger than so many bytes. */
  static boolean unbounded(TableColumn column, long bytes) {
    return switch (column.family()) {
      case TEXT, PADDED, BYTES, JSON, BITS ->
          !column.base().equals("enum") && (column.length() < 0 || column.length() > bytes / 4);
      case ARRAY -> true;
      default -> false;
    };
  }

  /** The bytes of the largest value of each column, empty where there is none. */
  static List<String> largest(DatabaseSession session, Table table, List<TableColumn> columns)
      throws SQLException {
    boolean postgres = session.engine() == Engine.POSTGRESQL;
    return session
        .query(
            columns.stream()
                .map(
                    column -> {
                      boolean plain =
                          column.family() == ValueFamily.TEXT
                              || column.family() == ValueFamily.BYTES;
                      String name = "t." + session.quoted(column.name());
                      return "max(octet_length("
                          + name
                          + (postgres && !(plain && !column.base().equals("xml")) ? "::text" : "")
                          + "))";
                    })
                .collect(
                    Collectors.joining(
                        ", ", "SELECT ", " FROM " + session.tableInSql(table) + " t")))
        .getFirst();
  }
}
