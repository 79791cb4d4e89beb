/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A database that is being read in one snapshot. For one thread, but for {@link #cancel}. */
interface DatabaseSession extends AutoCloseable {
  Engine engine();

  Structure structure() throws SQLException;

  void rows(RowQuery query, RowSink sink) throws SQLException, IOException, InterruptedException;

  /** The answer to a short query of our own, as texts; empty for NULL. */
  List<List<String>> query(String sql) throws SQLException;

  String quoted(String name);

  String tableInSql(Table table);

  /** The column as what has the canonical form's text or bytes. */
  String columnInSql(TableColumn column);

  /** Another session in the same snapshot, where the engine can do that. */
  Optional<DatabaseSession> another() throws SQLException;

  /** Ends what is being read, from any thread. */
  void cancel();

  @Override
  void close();
}
