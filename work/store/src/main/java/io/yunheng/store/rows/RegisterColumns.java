/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.RegisterCell;
import io.yunheng.casework.RegisterRow;
import io.yunheng.casework.RegisterWhole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the rows of registers. */
public final class RegisterColumns {
  /** Those that {@link #row} reads, of the table {@code r}. */
  public static final String ROW_NAMES = "r.id, r.work_case, r.kind, r.name, r.position, r.version";

  /** Those that {@link #whole} reads, of the table {@code w}. */
  public static final String WHOLE_NAMES = "w.kind, w.whole, w.version, w.changed_at, w.changed_by";

  private static final String CELL_NAMES =
      "c.row_id, c.column_name, c.typed, c.version, c.changed_at, c.changed_by, c.source";

  /** How many rows one query names at most. */
  static final int IDS_AT_ONCE = 500;

  private RegisterColumns() {}

  /** A row without its cells. */
  public static RegisterRow row(ResultSet row, StatementContext context) throws SQLException {
    return new RegisterRow(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("work_case")),
        row.getString("kind"),
        row.getString("name"),
        row.getLong("position"),
        row.getLong("version"),
        Map.of());
  }

  /** What was said of a register. */
  public static RegisterWhole whole(ResultSet row, StatementContext context) throws SQLException {
    return new RegisterWhole(
        row.getString("kind"),
        row.getBoolean("whole"),
        row.getLong("version"),
        Instant.ofEpochMilli(row.getLong("changed_at")),
        new RandomId(row.getString("changed_by")));
  }

  private static RegisterCell cell(ResultSet row, StatementContext context) throws SQLException {
    return new RegisterCell(
        row.getString("typed"),
        row.getLong("version"),
        Instant.ofEpochMilli(row.getLong("changed_at")),
        new RandomId(row.getString("changed_by")),
        row.getString("source"));
  }

  /** Those of some rows of a case that were not removed, without their cells. */
  static List<RegisterRow> rows(Handle handle, RandomId workCase, List<RandomId> ids) {
    return handle
        .createQuery(
            "select "
                + ROW_NAMES
                + " from register_row r where r.work_case = :case and r.removed = false"
                + " and r.id in (<ids>)")
        .bind("case", workCase.text())
        .bindList("ids", ids.stream().map(RandomId::text).toList())
        .map(RegisterColumns::row)
        .list();
  }

  /** The same rows with their cells. */
  public static List<RegisterRow> filled(Handle handle, List<RegisterRow> rows) {
    Map<String, Map<String, RegisterCell>> cells = new HashMap<>();
    for (int from = 0; from < rows.size(); from += IDS_AT_ONCE) {
      List<RegisterRow> some = rows.subList(from, Math.min(rows.size(), from + IDS_AT_ONCE));
      handle
          .createQuery("select " + CELL_NAMES + " from register_cell c where c.row_id in (<ids>)")
          .bindList("ids", some.stream().map(row -> row.id().text()).toList())
          .map(
              (found, context) ->
                  Map.entry(
                      found.getString("row_id"),
                      Map.entry(found.getString("column_name"), cell(found, context))))
          .forEach(
              one ->
                  cells
                      .computeIfAbsent(one.getKey(), _ -> new HashMap<>())
                      .put(one.getValue().getKey(), one.getValue().getValue()));
    }
    return rows.stream()
        .map(
            row ->
                new RegisterRow(
                    row.id(),
                    row.workCase(),
                    row.kind(),
                    row.name(),
                    row.position(),
                    row.version(),
                    cells.getOrDefault(row.id().text(), Map.of())))
        .collect(Collectors.toList());
  }

  /** What stands in a cell and what stood there before, the last first. */
  public static List<RegisterCell> history(
      Handle handle, Scope scope, RandomId workCase, RandomId row, String column) {
    List<RegisterCell> all =
        new ArrayList<>(cells("register_cell", handle, scope, workCase, row, column));
    all.addAll(cells("register_past", handle, scope, workCase, row, column));
    return all;
  }

  private static List<RegisterCell> cells(
      String table, Handle handle, Scope scope, RandomId workCase, RandomId row, String column) {
    return new RowSelect(CELL_NAMES, table + " c join register_row r on r.id = c.row_id")
        .within(ScopeFilter.whole(scope, "r.work_case"))
        .where("r.work_case = :case", "case", workCase.text())
        .where("r.id = :row", "row", row.text())
        .where("c.column_name = :column", "column", column)
        .all(handle, "c.version desc", RegisterColumns::cell);
  }
}
