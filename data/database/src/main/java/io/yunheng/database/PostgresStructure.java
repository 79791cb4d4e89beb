/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a PostgreSQL database is made, from its catalog. */
final class PostgresStructure {
  private static final String RELATIONS =
      """
      SELECT c.oid, n.nspname, c.relname, c.relkind, has_schema_privilege(n.oid, 'USAGE')
             AND has_table_privilege(c.oid, 'SELECT')
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND NOT c.relispartition
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'\
      """;
  private static final String COLUMNS =
      """
      WITH RECURSIVE base AS (
        SELECT oid, oid AS bottom, typtypmod AS modifier FROM pg_type WHERE typtype <> 'd'
        UNION ALL
        SELECT d.oid, b.bottom, CASE WHEN d.typtypmod <> -1 THEN d.typtypmod ELSE b.modifier END
        FROM pg_type d JOIN base b ON b.oid = d.typbasetype WHERE d.typtype = 'd')
      SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod),
             CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN e.typname ELSE t.typname END,
             CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN e.typtype ELSE t.typtype END,
             t.typcategory = 'A' AND t.typelem <> 0,
             CASE WHEN a.atttypmod <> -1 THEN a.atttypmod ELSE b.modifier END,
             a.attnotnull, coalesce(l.collname, ''), coalesce(l.collisdeterministic, true),
             coalesce(CASE WHEN t.typcategory = 'A' THEN en.nspname ELSE tn.nspname END, '')
      FROM pg_attribute a
      JOIN base b ON b.oid = a.atttypid
      JOIN pg_type t ON t.oid = b.bottom
      JOIN pg_namespace tn ON tn.oid = t.typnamespace
      LEFT JOIN pg_type e ON e.oid = t.typelem
      LEFT JOIN pg_namespace en ON en.oid = e.typnamespace
      LEFT JOIN pg_collation l ON l.oid = a.attcollation
      WHERE a.attnum > 0 AND NOT a.attisdropped
        AND a.attrelid IN (SELECT oid FROM pg_class WHERE relkind IN ('r', 'p'))
      ORDER BY a.attrelid, a.attnum\
      """;
  private static final String KEYS =
      """
      SELECT i.indrelid, i.indisprimary, string_agg(quote_ident(a.attname), ',' ORDER BY k.ord),
             string_agg(encode(convert_to(a.attname, 'UTF8'), 'hex'), ',' ORDER BY k.ord)
      FROM pg_index i
      CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(num, ord)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
      WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
        AND k.ord <= i.indnkeyatts
      GROUP BY i.indrelid, i.indexrelid, i.indisprimary
      HAVING bool_and(a.attnotnull)
      ORDER BY i.indrelid, i.indisprimary DESC, count(*), 3\
      """;

  private final Connection connection;
  private final DatabaseLogin login;
  private final TypeRules rules;

  PostgresStructure(Connection connection, DatabaseLogin login, TypeRules rules) {
    this.connection = connection;
    this.login = login;
    this.rules = rules;
  }

  Structure read() throws SQLException {
    List<String> server =
        SqlText.query(
                connection,
                "SELECT current_setting('server_version_num')::int / 10000,"
                    + " current_setting('server_version'), current_setting('server_encoding')")
            .getFirst();
    boolean undeclared = server.get(2).equals("SQL_ASCII");
    Map<String, List<TableColumn>> columns = new HashMap<>();
    for (List<String> row : SqlText.query(connection, COLUMNS)) {
      columns.computeIfAbsent(row.getFirst(), _ -> new ArrayList<>()).add(column(row, undeclared));
    }
    Map<String, List<String>> keys = new HashMap<>();
    Map<String, Boolean> primary = new HashMap<>();
    for (List<String> row : SqlText.query(connection, KEYS)) {
      List<String> names =
          Arrays.stream(row.get(3).split(",", -1)).map(PostgresStructure::name).toList();
      if (keys.putIfAbsent(row.getFirst(), names) == null) {
        primary.put(row.getFirst(), row.get(1).equals("t"));
      }
    }
    List<Table> tables = new ArrayList<>();
    List<OtherObject> others = new ArrayList<>();
    for (List<String> row : SqlText.query(connection, RELATIONS)) {
      TableName name = new TableName(row.get(1), row.get(2));
      if (!login.schemas().isEmpty() && !login.schemas().contains(name.schema())) {
        continue;
      }
      String kind = row.get(3);
      if (kind.equals("r") || kind.equals("p")) {
        String id = row.getFirst();
        tables.add(
            new Table(
                name,
                columns.getOrDefault(id, List.of()),
                keys.getOrDefault(id, List.of()),
                primary.getOrDefault(id, false),
                row.get(4).equals("t"),
                true,
                kind.equals("p")));
      } else {
        others.add(new OtherObject(name, kind(kind)));
      }
    }
    tables.sort(Comparator.comparing(Table::name));
    others.sort(Comparator.comparing(OtherObject::name));
    String product = "PostgreSQL " + server.get(1);
    return new Structure(product, server.getFirst(), tables, others, true, true, true);
  }

  private static String name(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
  }

  private static String kind(String letter) {
    return switch (letter) {
      case "v" -> "view";
      case "m" -> "materialized view";
      case "f" -> "foreign table";
      default -> "sequence";
    };
  }

  private TableColumn column(List<String> row, boolean undeclared) {
    boolean array = row.get(5).equals("t");
    String base = row.get(4).equals("e") ? "enum" : row.get(3);
    boolean ours =
        row.get(4).equals("e") || row.get(10).equals("pg_catalog") || base.equals("citext");
    Optional<TypeRules.Type> type =
        ours && !row.get(4).equals("c") ? rules.type(Engine.POSTGRESQL, base) : Optional.empty();
    ValueFamily family = type.map(TypeRules.Type::family).orElse(ValueFamily.NONE);
    boolean deterministic = row.get(9).equals("t");
    boolean injective = type.isPresent() && !type.get().coarse() && deterministic;
    Optional<UncomparedReason> reason =
        family == ValueFamily.NONE
            ? Optional.of(UncomparedReason.TYPE_WITHOUT_FORM)
            : Optional.empty();
    boolean text =
        family == ValueFamily.TEXT || family == ValueFamily.PADDED || family == ValueFamily.JSON;
    if (undeclared && text) {
      family = ValueFamily.NONE;
      reason = Optional.of(UncomparedReason.ENCODING_UNDECLARED);
    }
    Size size = size(base, Integer.parseInt(row.get(6)));
    boolean elements = array && family != ValueFamily.NONE;
    return new TableColumn(
        row.get(1),
        row.get(2),
        base,
        elements ? ValueFamily.ARRAY : family,
        elements ? family : ValueFamily.NONE,
        size.length(),
        size.scale(),
        base.equals("oid"),
        !row.get(7).equals("t"),
        row.get(8),
        !deterministic || base.equals("citext"),
        injective,
        reason);
  }

  private record Size(long length, int scale) {}

  /** From the modifier that a type has beside its name. */
  private static Size size(String base, int modifier) {
    return switch (base) {
      case "int2" -> new Size(16, 0);
      case "int4", "oid" -> new Size(32, 0);
      case "int8" -> new Size(64, 0);
      case "numeric" ->
          modifier < 4
              ? new Size(-1, -1)
              : new Size(((modifier - 4) >> 16) & 0xffff, (((modifier - 4) & 0x7ff) ^ 1024) - 1024);
      case "varchar", "bpchar" -> new Size(modifier < 4 ? -1 : modifier - 4, -1);
      case "name" -> new Size(63, -1);
      case "bit", "varbit" -> new Size(modifier, -1);
      case "time", "timetz", "timestamp", "timestamptz", "interval" ->
          new Size(-1, (modifier < 0 || modifier > 6) ? 6 : modifier);
      default -> new Size(-1, -1);
    };
  }
}
