/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.restore;

import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseLogin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;

/** Scratch databases of PostgreSQL. */
final class PostgresScratch implements Scratch {
  private static final String FORCE_UNKNOWN = "42601";

  @Override
  public Connection connect(DatabaseLogin login) throws SQLException {
    DatabaseAddress address = login.address();
    Properties properties = new Properties();
    properties.putAll(address.options());
    properties.setProperty("user", address.user());
    login.password().in(login.environment()).ifPresent(p -> properties.setProperty("password", p));
    properties.setProperty("ApplicationName", "yunheng");
    properties.putIfAbsent("connectTimeout", "20");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("maxResultBuffer", "16M");
    return new Driver()
        .connect(
            "jdbc:postgresql://"
                + address.host()
                + ":"
                + address.port()
                + "/"
                + URLEncoder.encode(address.database(), StandardCharsets.UTF_8),
            properties);
  }

  @Override
  public void make(Connection connection, String name, String password) throws SQLException {
    run(
        connection,
        "CREATE ROLE "
            + name
            + " LOGIN PASSWORD '"
            + password
            + "' NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT 8");
    try {
      run(connection, "GRANT " + name + " TO CURRENT_USER");
    } catch (SQLException _) {
      // Whoever may do anything needs no membership.
    }
    run(
        connection,
        "CREATE DATABASE "
            + name
            + " OWNER "
            + name
            + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
    run(connection, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
  }

  @Override
  public void drop(Connection connection, String name) throws SQLException {
    try {
      run(connection, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    } catch (SQLException e) {
      if (!FORCE_UNKNOWN.equals(e.getSQLState())) {
        throw e;
      }
      run(
          connection,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
      run(connection, "DROP DATABASE IF EXISTS " + name);
    }
    run(connection, "DROP ROLE IF EXISTS " + name);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
