/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How MariaDB databases are made, from the information schema. */
final class MariadbStructure {
  private static final String SELECT_RIGHT =
      """
      SELECT count(*) FROM (
        SELECT 1 FROM information_schema.USER_PRIVILEGES WHERE PRIVILEGE_TYPE = 'SELECT'
          AND GRANTEE = CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), '''')
        UNION ALL
        SELECT 1 FROM information_schema.SCHEMA_PRIVILEGES WHERE PRIVILEGE_TYPE = 'SELECT'
          AND GRANTEE = CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), '''')
          AND ? LIKE TABLE_SCHEMA) p\
      """;

  private final Connection connection;
  private final DatabaseLogin login;
  private final TypeRules rules;

  MariadbStructure(Connection connection, DatabaseLogin login, TypeRules rules) {
    this.connection = connection;
    this.login = login;
    this.rules = rules;
  }

  Structure read() throws SQLException {
    List<String> schemas =
        login.schemas().isEmpty() ? List.of(login.address().database()) : login.schemas();
    String in =
        schemas.stream().map(SqlText::literal).collect(Collectors.joining(", ", " IN (", ")"));
    int there =
        SqlText.query(
                connection,
                "SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME" + in)
            .size();
    if (there < schemas.size()) {
      throw new SQLException("no such database, or no right to see it", "3D000");
    }
    boolean complete = true;
    for (String schema : schemas) {
      String right = SELECT_RIGHT.replace("?", SqlText.literal(schema));
      complete &= !SqlText.query(connection, right).getFirst().getFirst().equals("0");
    }
    Map<TableName, List<TableColumn>> columns = columns(in);
    Map<TableName, List<String>> keys = new HashMap<>();
    Set<TableName> primary = new HashSet<>();
    keys(in, keys, primary);
    List<Table> tables = new ArrayList<>();
    List<OtherObject> others = new ArrayList<>();
    boolean consistent = true;
    for (List<String> row :
        SqlText.query(
            connection,
            "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, IFNULL(ENGINE, '') FROM"
                + " information_schema.TABLES WHERE TABLE_SCHEMA"
                + in)) {
      TableName name = new TableName(row.get(0), row.get(1));
      String kind = row.get(2);
      if (kind.equals("BASE TABLE") || kind.equals("SYSTEM VERSIONED")) {
        boolean innodb = row.get(3).equalsIgnoreCase("InnoDB");
        consistent &= innodb;
        tables.add(
            new Table(
                name,
                columns.getOrDefault(name, List.of()),
                keys.getOrDefault(name, List.of()),
                primary.contains(name),
                true,
                innodb,
                false));
      } else {
        others.add(new OtherObject(name, kind.toLowerCase(Locale.ROOT)));
      }
    }
    tables.sort(Comparator.comparing(Table::name));
    others.sort(Comparator.comparing(OtherObject::name));
    String version = SqlText.query(connection, "SELECT VERSION()").getFirst().getFirst();
    String[] parts = version.split("[.-]", 4);
    return new Structure(
        "MariaDB " + version,
        parts.length > 2 ? parts[0] + "." + parts[1] : version,
        tables,
        others,
        complete,
        consistent,
        true);
  }

  private Map<TableName, List<TableColumn>> columns(String in) throws SQLException {
    Set<String> json = new HashSet<>();
    for (List<String> row :
        SqlText.query(
            connection,
            "SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CHECK_CLAUSE FROM"
                + " information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA"
                + in)) {
      json.add(row.get(0) + "\n" + row.get(1) + "\n" + row.get(2));
    }
    Map<TableName, List<TableColumn>> columns = new HashMap<>();
    for (List<String> row :
        SqlText.query(
            connection,
            "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE,"
                + " IFNULL(CHARACTER_MAXIMUM_LENGTH, -1), IFNULL(NUMERIC_PRECISION, -1),"
                + " IFNULL(NUMERIC_SCALE, -1), IFNULL(DATETIME_PRECISION, -1),"
                + " IFNULL(COLLATION_NAME, ''), IFNULL(CHARACTER_OCTET_LENGTH, -1)"
                + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA"
                + in
                + " ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION")) {
      String check =
          row.get(0) + "\n" + row.get(1) + "\njson_valid(" + SqlText.quoted(row.get(2), "`") + ")";
      TableName table = new TableName(row.get(0), row.get(1));
      columns.computeIfAbsent(table, _ -> new ArrayList<>()).add(column(row, json.contains(check)));
    }
    return columns;
  }

  private TableColumn column(List<String> row, boolean json) {
    String base = json ? "json" : row.get(3).toLowerCase(Locale.ROOT);
    Optional<TypeRules.Type> type = rules.type(Engine.MARIADB, base);
    ValueFamily family = type.map(TypeRules.Type::family).orElse(ValueFamily.NONE);
    String written = row.get(4).toLowerCase(Locale.ROOT);
    String collation = row.get(10);
    long length =
        switch (family) {
          case INTEGER -> bits(base);
          case DECIMAL, BITS -> Long.parseLong(row.get(7));
          case TEXT, PADDED, BYTES, SET, JSON -> Long.parseLong(row.get(6));
          default -> -1;
        };
    int scale =
        switch (family) {
          case INTEGER -> 0;
          case DECIMAL -> Integer.parseInt(row.get(8));
          case TIME, DATETIME, INSTANT -> Integer.parseInt(row.get(9));
          default -> -1;
        };
    return new TableColumn(
        row.get(2),
        row.get(4),
        base,
        family,
        ValueFamily.NONE,
        length,
        scale,
        written.contains("unsigned") || base.equals("year"),
        row.get(5).equals("YES"),
        collation,
        collation.endsWith("_ci"),
        type.isPresent() && !type.get().coarse(),
        family == ValueFamily.NONE
            ? Optional.of(UncomparedReason.TYPE_WITHOUT_FORM)
            : Optional.empty());
  }

  private static long bits(String base) {
    return switch (base) {
      case "tinyint" -> 8;
      case "smallint", "year" -> 16;
      case "mediumint" -> 24;
      case "int" -> 32;
      default -> 64;
    };
  }

  private void keys(String in, Map<TableName, List<String>> keys, Set<TableName> primary)
      throws SQLException {
    record Index(TableName table, String name) {}
    Map<Index, List<String>> unique =
        new TreeMap<>(
            Comparator.comparing(Index::table)
                .thenComparing(index -> !index.name().equals("PRIMARY"))
                .thenComparing(Index::name));
    Set<Index> nullable = new HashSet<>();
    for (List<String> row :
        SqlText.query(
            connection,
            "SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME, IFNULL(NULLABLE, ''),"
                + " IFNULL(SUB_PART, '') FROM information_schema.STATISTICS WHERE NON_UNIQUE = 0"
                + " AND TABLE_SCHEMA"
                + in
                + " ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX")) {
      Index index = new Index(new TableName(row.get(0), row.get(1)), row.get(2));
      unique.computeIfAbsent(index, _ -> new ArrayList<>()).add(row.get(3));
      if (row.get(4).equals("YES") || !row.get(5).isEmpty()) {
        nullable.add(index);
      }
    }
    unique.forEach(
        (index, names) -> {
          if (!nullable.contains(index) && keys.putIfAbsent(index.table(), names) == null) {
            if (index.name().equals("PRIMARY")) {
              primary.add(index.table());
            }
          }
        });
  }
}
