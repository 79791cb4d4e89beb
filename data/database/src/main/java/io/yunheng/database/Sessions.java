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
  static DatabaseSession open(DatabaseLogin login, TypeRules book) {
    try {
      return switch (login.address().engine()) {
        case POSTGRESQL -> PostgresSession.open(login, book);
        case MARIADB -> MariadbSession.open(login, book);
        case JDBC -> JdbcSession.open(login, book);
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
