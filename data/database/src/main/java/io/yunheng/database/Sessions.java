/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.FaultException;
import java.sql.SQLException;

/** Opens databases, each with its snapshot. */
final class Sessions {
  private Sessions() {}

  /**
   * Opens a database.
   *
   * @throws FaultException if it cannot be reached or does not let us in
   */
  static DatabaseSession open(DatabaseLogin login, TypeRules rules) {
    try {
      return switch (login.address().engine()) {
        case POSTGRESQL -> PostgresSession.open(login, rules);
        case MARIADB -> MariadbSession.open(login, rules);
        case JDBC -> JdbcSession.open(login, rules);
      };
    } catch (SQLException e) {
      throw SqlFailure.fault(e, login.address());
    }
  }

  /** How it is made. */
  static Structure structure(DatabaseSession session, DatabaseLogin login) {
    try {
      return session.structure();
    } catch (SQLException e) {
      throw SqlFailure.fault(e, login.address());
    }
  }
}
