/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How MariaDB databases are made, in the server's own words. */
final class MariadbDefinitions {
  private final DatabaseSession session;
  private final List<String> schemas;
  private final Structure structure;
  private final List<Definition> made = new ArrayList<>();
  private final List<DatabaseRecord.NotTaken> without = new ArrayList<>();

  MariadbDefinitions(DatabaseSession session, DatabaseLogin login, Structure structure) {
    this.session = session;
    this.structure = structure;
    TreeSet<String> names = new TreeSet<>(login.schemas());
    if (names.isEmpty()) {
      names.add(login.address().database());
    }
    this.schemas = List.copyOf(names);
  }

  Definitions read() {
    for (OtherObject one : structure.others()) {
      if (one.kind().equals("sequence")) {
        shown(Definition.Stage.BEFORE, "sequence", one.name(), false, 1);
        counted(one.name());
      }
    }
    for (Table table : structure.tables()) {
      shown(Definition.Stage.BEFORE, "table", table.name(), false, 1);
    }
    listed("ROUTINES", "ROUTINE_SCHEMA", "ROUTINE_NAME", "LOWER(ROUTINE_TYPE)", 2);
    for (OtherObject one : structure.others()) {
      if (one.kind().equals("view")) {
        shown(Definition.Stage.AFTER, "view", one.name(), false, 1);
      }
    }
    listed("TRIGGERS", "TRIGGER_SCHEMA", "TRIGGER_NAME", "'trigger'", 2);
    listed("EVENTS", "EVENT_SCHEMA", "EVENT_NAME", "'event'", 3);
    return new Definitions(made, without);
  }

  private void listed(String view, String schema, String name, String kind, int column) {
    String in =
        schemas.stream().map(SqlText::literal).collect(Collectors.joining(", ", " IN (", ")"));
    try {
      for (List<String> row :
          session.query(
              "SELECT "
                  + schema
                  + ", "
                  + name
                  + ", "
                  + kind
                  + " FROM information_schema."
                  + view
                  + " WHERE "
                  + schema
                  + in
                  + " ORDER BY 1, 2")) {
        TableName what = new TableName(row.get(0), row.get(1));
        shown(Definition.Stage.AFTER, row.get(2), what, true, column);
      }
    } catch (SQLException e) {
      failed(new TableName("", view), e);
    }
  }

  private void shown(
      Definition.Stage stage, String kind, TableName name, boolean body, int column) {
    try {
      String sql = session.query("SHOW CREATE " + kind + " " + quoted(name)).getFirst().get(column);
      if (sql.isEmpty()) {
        without.add(new DatabaseRecord.NotTaken(name, UncomparedReason.PERMISSION, kind));
      } else {
        made.add(new Definition(stage, kind, name, body, sql));
      }
    } catch (SQLException e) {
      failed(name, e);
    }
  }

  private void counted(TableName name) {
    try {
      String next =
          session.query("SELECT next_not_cached_value FROM " + quoted(name)).getFirst().getFirst();
      made.add(
          new Definition(
              Definition.Stage.AFTER,
              "sequence value",
              name,
              false,
              "SELECT SETVAL(" + session.quoted(name.table()) + ", " + next + ", 0)"));
    } catch (SQLException e) {
      failed(name, e);
    }
  }

  private void failed(TableName name, SQLException e) {
    SqlFailure failure = SqlFailure.of(e);
    without.add(new DatabaseRecord.NotTaken(name, failure.reason(), failure.detail()));
  }

  private String quoted(TableName name) {
    return session.quoted(name.schema()) + "." + session.quoted(name.table());
  }
}
