/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import io.yunheng.database.DatabaseLogin;
import java.sql.Connection;
import java.sql.SQLException;

/** How an engine makes databases that go away again. */
interface Scratch {
  /** A connection to the database of the address. */
  Connection connect(DatabaseLogin login) throws SQLException;

  /** A database and a user of the same name who may do anything in it and nothing elsewhere. */
  void make(Connection connection, String name, String password) throws SQLException;

  /** Takes both away; what is not there is no error. */
  void drop(Connection connection, String name) throws SQLException;
}
