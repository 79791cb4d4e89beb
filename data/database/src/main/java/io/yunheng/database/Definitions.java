/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.List;

/**
 * What a database consists of beside rows.
 *
 * @param made in the order in which it can be made again
 * @param without what was not taken, and why
 */
record Definitions(List<Definition> made, List<DatabaseRecord.NotTaken> without) {
  static final Definitions NONE = new Definitions(List.of(), List.of());

  Definitions {
    made = List.copyOf(made);
    without = List.copyOf(without);
  }

  /** Those of a session's database; engines without a reader of their own have none. */
  static Definitions of(DatabaseSession session, DatabaseLogin login, Structure structure) {
    return switch (session.engine()) {
      case POSTGRESQL -> new PostgresDefinitions(session, login).read();
      case MARIADB -> new MariadbDefinitions(session, login, structure).read();
      case JDBC -> NONE;
    };
  }
}
