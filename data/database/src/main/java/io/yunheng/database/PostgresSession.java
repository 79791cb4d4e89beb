/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** PostgreSQL: one snapshot that several connections can share, rows as binary COPY. */
final class PostgresSession implements DatabaseSession {
  private final Connection connection;
  private final DatabaseLogin login;
  private final TypeRules rules;
  private final Optional<String> shared;

  private PostgresSession(
      Connection connection, DatabaseLogin login, TypeRules rules, Optional<String> shared) {
    this.connection = connection;
    this.login = login;
    this.rules = rules;
    this.shared = shared;
  }

  /** Whoever names one and no mode wants the server held against it. */
  private static final String CERTIFICATE = "sslrootcert";

  /** Says on the terminal what we say ourselves. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  static PostgresSession open(DatabaseLogin login, TypeRules rules) throws SQLException {
    return open(login, rules, Optional.empty());
  }

  private static PostgresSession open(
      DatabaseLogin login, TypeRules rules, Optional<String> snapshot) throws SQLException {
    DatabaseAddress address = login.address();
    DRIVER.setLevel(Level.OFF);
    Properties properties = new Properties();
    properties.putAll(address.options());
    properties.setProperty("user", address.user());
    login.password().in(login.environment()).ifPresent(p -> properties.setProperty("password", p));
    properties.setProperty("ApplicationName", "yunheng");
    properties.putIfAbsent("connectTimeout", "20");
    if (address.options().containsKey(CERTIFICATE)) {
      properties.putIfAbsent("sslmode", "verify-full");
    }
    properties.setProperty("tcpKeepAlive", "true");
    String url =
        "jdbc:postgresql://"
            + address.host()
            + ":"
            + address.port()
            + "/"
            + URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    Connection connection = new Driver().connect(url, properties);
    try {
      SqlText.execute(
          connection,
          "SET search_path = pg_catalog",
          "SET TIME ZONE 'UTC'",
          "SET row_security = off",
          "SET statement_timeout = 0",
          "SET lock_timeout = '30s'",
          "SET idle_in_transaction_session_timeout = 0",
          "SET default_transaction_read_only = on");
      connection.setAutoCommit(false);
      SqlText.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
      Optional<String> shared = snapshot;
      if (snapshot.isPresent()) {
        SqlText.execute(connection, "SET TRANSACTION SNAPSHOT " + SqlText.literal(snapshot.get()));
      } else {
        shared = exported(connection);
      }
      return new PostgresSession(connection, login, rules, shared);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A standby cannot always export; then there is one connection only. */
  private static Optional<String> exported(Connection connection) throws SQLException {
    List<List<String>> standby =
        SqlText.query(connection, "SELECT pg_is_in_recovery(), count(*) FROM pg_class");
    return standby.getFirst().getFirst().equals("t")
        ? Optional.empty()
        : Optional.of(
            SqlText.query(connection, "SELECT pg_export_snapshot()").getFirst().getFirst());
  }

  @Override
  public Engine engine() {
    return Engine.POSTGRESQL;
  }

  @Override
  public Structure structure() throws SQLException {
    return new PostgresStructure(connection, login, rules).read();
  }

  @Override
  public void rows(RowQuery query, RowSink sink)
      throws SQLException, IOException, InterruptedException {
    String sql = "COPY (" + SqlText.select(query, this, "?::text") + ") TO STDOUT (FORMAT binary)";
    BinaryCopy parser = new BinaryCopy(query.columns(), sink);
    SqlText.execute(connection, "SAVEPOINT rows");
    try {
      CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
      try {
        for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
          parser.accept(message);
        }
        parser.done();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException | IOException | InterruptedException | RuntimeException e) {
      keepSnapshot(e);
      throw e;
    }
  }

  /** What failed ends the transaction and with it the snapshot, if it is not taken back. */
  private void keepSnapshot(Exception cause) {
    try {
      SqlText.execute(connection, "ROLLBACK TO SAVEPOINT rows");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public List<List<String>> query(String sql) throws SQLException {
    SqlText.execute(connection, "SAVEPOINT rows");
    try {
      return SqlText.query(connection, sql);
    } catch (SQLException e) {
      keepSnapshot(e);
      throw e;
    }
  }

  @Override
  public String quoted(String name) {
    return SqlText.quoted(name, "\"");
  }

  @Override
  public String tableInSql(Table table) {
    String name = quoted(table.name().schema()) + "." + quoted(table.name().table());
    return table.partitioned() ? name : "ONLY " + name;
  }

  @Override
  public String columnInSql(TableColumn column) {
    return "t." + quoted(column.name());
  }

  @Override
  public Optional<DatabaseSession> another() throws SQLException {
    return shared.isEmpty() ? Optional.empty() : Optional.of(open(login, rules, shared));
  }

  @Override
  public void cancel() {
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException _) {
      close();
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
