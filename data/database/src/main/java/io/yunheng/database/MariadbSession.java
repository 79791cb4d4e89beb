/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.mariadb.jdbc.Driver;

/**
 * MariaDB: one connection, whose snapshot InnoDB keeps, rows as a stream of text that is nearly
 * canonical when it leaves the server.
 */
final class MariadbSession implements DatabaseSession {
  private static final int FETCH = 1_000;
  private final Connection connection;
  private static final String ENCRYPTION = "sslMode";
  private static final List<String> CERTIFICATES = List.of("serverSslCert", "trustStore");

  /** What the driver says of a server that cannot encrypt. */
  private static final String NO_ENCRYPTION = "ssl not enabled in the server";

  private final DatabaseLogin login;
  private final TypeRules rules;
  private final AtomicReference<Optional<Statement>> running =
      new AtomicReference<>(Optional.empty());

  private MariadbSession(Connection connection, DatabaseLogin login, TypeRules rules) {
    this.connection = connection;
    this.login = login;
    this.rules = rules;
  }

  static MariadbSession open(DatabaseLogin login, TypeRules rules) throws SQLException {
    DatabaseAddress address = login.address();
    Properties properties = new Properties();
    properties.putAll(address.options());
    properties.setProperty("user", address.user());
    login.password().in(login.environment()).ifPresent(p -> properties.setProperty("password", p));
    properties.putIfAbsent("connectTimeout", "20000");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("tinyInt1isBit", "false");
    properties.setProperty("allowLocalInfile", "false");
    properties.setProperty("permitRedirect", "false");
    properties.setProperty("allowMultiQueries", "false");
    Connection connection = connect(address, properties);
    try {
      SqlText.execute(
          connection,
          "SET SESSION time_zone = '+00:00', SESSION sql_mode = '', SESSION net_write_timeout ="
              + " 7200, SESSION net_read_timeout = 7200, SESSION wait_timeout = 28800,"
              + " SESSION max_statement_time = 0, SESSION lock_wait_timeout = 30",
          "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ",
          "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      return new MariadbSession(connection, login, rules);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Encrypted wherever the server can, unless the address says otherwise. Whoever names a
   * certificate and no mode wants the server held against it.
   */
  private static Connection connect(DatabaseAddress address, Properties properties)
      throws SQLException {
    String url = "jdbc:mariadb://" + address.host() + ":" + address.port() + "/";
    if (address.options().containsKey(ENCRYPTION)) {
      return new Driver().connect(url, properties);
    }
    if (CERTIFICATES.stream().anyMatch(address.options()::containsKey)) {
      properties.setProperty(ENCRYPTION, "verify-full");
      return new Driver().connect(url, properties);
    }
    try {
      properties.setProperty(ENCRYPTION, "trust");
      return new Driver().connect(url, properties);
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains(NO_ENCRYPTION)) {
        throw e;
      }
      properties.setProperty(ENCRYPTION, "disable");
      return new Driver().connect(url, properties);
    }
  }

  @Override
  public Engine engine() {
    return Engine.MARIADB;
  }

  @Override
  public Structure structure() throws SQLException {
    return new MariadbStructure(connection, login, rules).read();
  }

  @Override
  public void rows(RowQuery query, RowSink sink)
      throws SQLException, IOException, InterruptedException {
    String sql = SqlText.select(query, this, "HEX(?)");
    List<RowQuery.Part> columns = query.columns();
    Cells cells = new Cells();
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(FETCH);
      running.set(Optional.of(statement));
      try {
        ResultSet result = statement.executeQuery(sql);
        while (result.next()) {
          row(result, columns, cells);
          sink.row(cells);
        }
      } catch (IOException | InterruptedException | RuntimeException e) {
        // Nobody wants the rest; to close the statement would read all of it.
        cancel();
        throw e;
      } finally {
        running.set(Optional.empty());
      }
    }
  }

  private static void row(ResultSet result, List<RowQuery.Part> columns, Cells cells)
      throws SQLException {
    cells.clear();
    for (int i = 0; i < columns.size(); i++) {
      byte[] value = result.getBytes(i + 1);
      if (value == null) {
        cells.nullCell();
      } else {
        cells.beginCell();
        columns.get(i).decoder().decode(value, 0, value.length, cells);
        cells.endCell();
      }
    }
  }

  @Override
  public List<List<String>> query(String sql) throws SQLException {
    return SqlText.query(connection, sql);
  }

  @Override
  public String quoted(String name) {
    return SqlText.quoted(name, "`");
  }

  @Override
  public String tableInSql(Table table) {
    return quoted(table.name().schema()) + "." + quoted(table.name().table());
  }

  @Override
  public String columnInSql(TableColumn column) {
    String name = "t." + quoted(column.name());
    return switch (column.family()) {
      case TEXT, PADDED, SET, JSON, BYTES -> name;
      case BITS -> "LPAD(BIN(" + name + "), " + column.length() + ", '0')";
      case SINGLE -> "CAST(CAST(" + name + " AS DOUBLE) AS CHAR)";
      case INTEGER,
          DECIMAL,
          DOUBLE,
          BOOLEAN,
          DATE,
          TIME,
          ZONED_TIME,
          DATETIME,
          INSTANT,
          UUID,
          INTERVAL,
          NETWORK,
          HARDWARE,
          ARRAY,
          NONE ->
          "CAST(" + name + " AS CHAR)";
    };
  }

  @Override
  public Optional<DatabaseSession> another() {
    return Optional.empty();
  }

  @Override
  public void cancel() {
    Optional<Statement> statement = running.getAndSet(Optional.empty());
    if (statement.isPresent()) {
      try {
        statement.get().cancel();
      } catch (SQLException _) {
        close();
      }
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // It is gone already.
    }
  }
}
