/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a database is made, as far as plain JDBC tells. */
final class JdbcStructure {
  private final Connection connection;
  private final DatabaseLogin login;
  private final TypeRules rules;

  JdbcStructure(Connection connection, DatabaseLogin login, TypeRules rules) {
    this.connection = connection;
    this.login = login;
    this.rules = rules;
  }

  private record Place(Optional<String> catalog, Optional<String> schema) {
    String shown() {
      return schema.or(() -> catalog).orElse("");
    }
  }

  Structure read() throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    List<Table> tables = new ArrayList<>();
    List<OtherObject> others = new ArrayList<>();
    Optional<String> here = Optional.ofNullable(connection.getCatalog());
    Optional<String> schema = Optional.ofNullable(connection.getSchema());
    List<Place> places = new ArrayList<>();
    for (String name : login.schemas()) {
      boolean schemas = data.supportsSchemasInTableDefinitions();
      places.add(
          schemas
              ? new Place(here, Optional.of(name))
              : new Place(Optional.of(name), Optional.empty()));
    }
    if (places.isEmpty()) {
      boolean schemas = data.supportsSchemasInTableDefinitions();
      places.add(new Place(here, schemas ? schema : Optional.empty()));
    }
    for (Place place : places) {
      read(data, place, tables, others);
    }
    tables.sort(Comparator.comparing(Table::name));
    others.sort(Comparator.comparing(OtherObject::name));
    String product = data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
    return new Structure(
        product, data.getDatabaseProductVersion(), tables, others, false, false, false);
  }

  private void read(
      DatabaseMetaData data, Place place, List<Table> tables, List<OtherObject> others)
      throws SQLException {
    try (ResultSet rows =
        data.getTables(place.catalog().orElse(null), place.schema().orElse(null), "%", null)) {
      while (rows.next()) {
        TableName name = new TableName(place.shown(), text(rows, "TABLE_NAME"));
        String kind = text(rows, "TABLE_TYPE").toUpperCase(Locale.ROOT);
        if (kind.equals("TABLE") || kind.equals("BASE TABLE") || kind.equals("PARTITIONED TABLE")) {
          tables.add(table(data, place, name));
        } else if (kind.contains("VIEW") || kind.equals("SEQUENCE")) {
          others.add(new OtherObject(name, kind.toLowerCase(Locale.ROOT)));
        }
      }
    }
  }

  private Table table(DatabaseMetaData data, Place place, TableName name) throws SQLException {
    List<TableColumn> columns = new ArrayList<>();
    String catalog = place.catalog().orElse(null);
    String schema = place.schema().orElse(null);
    String pattern = escaped(name.table(), data.getSearchStringEscape());
    try (ResultSet rows = data.getColumns(catalog, schema, pattern, "%")) {
      while (rows.next()) {
        if (text(rows, "TABLE_NAME").equals(name.table())) {
          columns.add(column(rows));
        }
      }
    }
    Map<Integer, String> key = new TreeMap<>();
    try (ResultSet rows = data.getPrimaryKeys(catalog, schema, name.table())) {
      while (rows.next()) {
        key.put(rows.getInt("KEY_SEQ"), text(rows, "COLUMN_NAME"));
      }
    }
    List<String> names = List.copyOf(key.values());
    return new Table(name, columns, names, !names.isEmpty(), true, false, true);
  }

  private static String escaped(String name, @Nullable String escape) {
    return escape == null || escape.isEmpty()
        ? name
        : name.replace(escape, escape + escape)
            .replace("_", escape + "_")
            .replace("%", escape + "%");
  }

  private static String text(ResultSet rows, String column) throws SQLException {
    String text = rows.getString(column);
    return text == null ? "" : text;
  }

  private TableColumn column(ResultSet rows) throws SQLException {
    String name = text(rows, "COLUMN_NAME");
    String written = text(rows, "TYPE_NAME");
    int code = rows.getInt("DATA_TYPE");
    long size = rows.getLong("COLUMN_SIZE");
    int digits = rows.getInt("DECIMAL_DIGITS");
    boolean nullable = rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
    String base;
    try {
      base = JDBCType.valueOf(code).getName();
    } catch (IllegalArgumentException _) {
      base = "OTHER";
    }
    ValueFamily family =
        rules.type(Engine.JDBC, base).map(TypeRules.Type::family).orElse(ValueFamily.NONE);
    boolean number = family == ValueFamily.DECIMAL && size > 0 && size < 1000;
    boolean sized =
        family == ValueFamily.TEXT || family == ValueFamily.PADDED || family == ValueFamily.BYTES;
    return new TableColumn(
        name,
        written,
        base,
        family,
        ValueFamily.NONE,
        (number || (sized && size > 0)) ? size : -1,
        number ? digits : -1,
        written.toUpperCase(Locale.ROOT).contains("UNSIGNED"),
        nullable,
        "",
        false,
        false,
        family == ValueFamily.NONE
            ? Optional.of(UncomparedReason.TYPE_WITHOUT_FORM)
            : Optional.empty());
  }
}
