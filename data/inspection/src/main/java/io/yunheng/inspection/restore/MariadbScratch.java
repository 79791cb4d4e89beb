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
import org.mariadb.jdbc.Driver;

/** Scratch databases of MariaDB. */
final class MariadbScratch implements Scratch {
  @Override
  public Connection connect(DatabaseLogin login) throws SQLException {
    DatabaseAddress address = login.address();
    Properties properties = new Properties();
    properties.putAll(address.options());
    properties.setProperty("user", address.user());
    login.password().in(login.environment()).ifPresent(p -> properties.setProperty("password", p));
    properties.putIfAbsent("connectTimeout", "20000");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("allowLocalInfile", "false");
    properties.setProperty("permitRedirect", "false");
    properties.setProperty("allowMultiQueries", "false");
    return new Driver()
        .connect(
            "jdbc:mariadb://"
                + address.host()
                + ":"
                + address.port()
                + "/"
                + URLEncoder.encode(address.database(), StandardCharsets.UTF_8),
            properties);
  }

  @Override
  public void make(Connection connection, String name, String password) throws SQLException {
    run(connection, "CREATE DATABASE `" + name + "` CHARACTER SET utf8mb4");
    run(connection, "CREATE USER '" + name + "'@'%' IDENTIFIED BY '" + password + "'");
    run(connection, "GRANT ALL PRIVILEGES ON `" + name + "`.* TO '" + name + "'@'%'");
  }

  @Override
  public void drop(Connection connection, String name) throws SQLException {
    run(connection, "DROP DATABASE IF EXISTS `" + name + "`");
    run(connection, "DROP USER IF EXISTS '" + name + "'@'%'");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
