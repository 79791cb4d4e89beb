/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Any other engine, through a driver that the user brings and nothing but plain JDBC. */
final class JdbcSession implements DatabaseSession {
  private static final int FETCH = 1_000;
  private static final int MOST_JARS = 50;
  private final URLClassLoader loader;
  private final Connection connection;
  private final DatabaseLogin login;
  private final TypeRules rules;
  private final String mark;

  private JdbcSession(
      URLClassLoader loader,
      Connection connection,
      DatabaseLogin login,
      TypeRules rules,
      String mark) {
    this.loader = loader;
    this.connection = connection;
    this.login = login;
    this.rules = rules;
    this.mark = mark;
  }

  static JdbcSession open(DatabaseLogin login, TypeRules rules) throws SQLException {
    URLClassLoader loader = loader(login);
    try {
      Properties properties = new Properties();
      if (!login.address().user().isEmpty()) {
        properties.setProperty("user", login.address().user());
      }
      login
          .password()
          .in(login.environment())
          .ifPresent(password -> properties.setProperty("password", password));
      Connection connection = connect(loader, login, properties);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      int level =
          connection
                  .getMetaData()
                  .supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)
              ? Connection.TRANSACTION_REPEATABLE_READ
              : Connection.TRANSACTION_SERIALIZABLE;
      connection.setTransactionIsolation(level);
      String mark = connection.getMetaData().getIdentifierQuoteString();
      return new JdbcSession(
          loader, connection, login, rules, mark == null || mark.isBlank() ? "\"" : mark);
    } catch (SQLException | FaultException e) {
      try {
        loader.close();
      } catch (IOException inner) {
        e.addSuppressed(inner);
      }
      throw e;
    }
  }

  private static URLClassLoader loader(DatabaseLogin login) {
    List<URL> jars = new ArrayList<>();
    if (login.drivers().isPresent() && Files.isDirectory(login.drivers().get())) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(login.drivers().get(), "*.jar")) {
        for (Path file : files) {
          if (jars.size() < MOST_JARS) {
            jars.add(url(file));
          }
        }
      } catch (IOException e) {
        throw missing(login, SqlFailure.line(e));
      }
    }
    if (jars.isEmpty()) {
      throw missing(login, login.drivers().map(Path::toString).orElse("-"));
    }
    return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }

  private static FaultException missing(DatabaseLogin login, String folder) {
    return FaultException.of(
        FaultCode.DATABASE_DRIVER_MISSING,
        "engine",
        login.address().engineName(),
        "folder",
        folder);
  }

  private static Connection connect(ClassLoader loader, DatabaseLogin login, Properties properties)
      throws SQLException {
    try {
      for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
        if (driver.acceptsURL(login.address().jdbc())) {
          Connection connection = driver.connect(login.address().jdbc(), properties);
          if (connection != null) {
            return connection;
          }
        }
      }
    } catch (ServiceConfigurationError e) {
      throw missing(login, SqlFailure.line(e));
    }
    throw missing(login, login.drivers().map(Path::toString).orElse("-"));
  }

  @Override
  public Engine engine() {
    return Engine.JDBC;
  }

  @Override
  public Structure structure() throws SQLException {
    return new JdbcStructure(connection, login, rules).read();
  }

  @Override
  public void rows(RowQuery query, RowSink sink)
      throws SQLException, IOException, InterruptedException {
    Cells cells = new Cells();
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(FETCH);
      try (ResultSet result = statement.executeQuery(SqlText.select(query, this, "?"))) {
        while (result.next()) {
          cells.clear();
          for (int i = 0; i < query.columns().size(); i++) {
            RowQuery.Part part = query.columns().get(i);
            Optional<byte[]> value = value(result, i + 1, part);
            if (value.isEmpty() || result.wasNull()) {
              cells.nullCell();
            } else {
              cells.beginCell();
              part.decoder().decode(value.get(), 0, value.get().length, cells);
              cells.endCell();
            }
          }
          sink.row(cells);
        }
      }
    }
  }

  private static Optional<byte[]> value(ResultSet result, int at, RowQuery.Part part)
      throws SQLException {
    if (part.plain()) {
      return text(result.getString(at));
    }
    return switch (part.column().family()) {
      case BYTES -> Optional.ofNullable(result.getBytes(at));
      case INTEGER, DECIMAL -> text(result.getBigDecimal(at));
      case SINGLE -> text(result.getFloat(at));
      case DOUBLE -> text(result.getDouble(at));
      case BOOLEAN -> text(result.getBoolean(at));
      case DATETIME -> {
        Timestamp moment = result.getTimestamp(at);
        yield moment == null ? Optional.empty() : text(moment.toLocalDateTime());
      }
      case INSTANT -> {
        OffsetDateTime moment = result.getObject(at, OffsetDateTime.class);
        yield moment == null
            ? Optional.empty()
            : text(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
      }
      case TEXT,
          PADDED,
          DATE,
          TIME,
          ZONED_TIME,
          UUID,
          JSON,
          BITS,
          INTERVAL,
          NETWORK,
          HARDWARE,
          SET,
          ARRAY,
          NONE ->
          text(result.getString(at));
    };
  }

  private static Optional<byte[]> text(@Nullable Object value) {
    return value == null
        ? Optional.empty()
        : Optional.of(value.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<List<String>> query(String sql) throws SQLException {
    return SqlText.query(connection, sql);
  }

  @Override
  public String quoted(String name) {
    return SqlText.quoted(name, mark);
  }

  @Override
  public String tableInSql(Table table) {
    String schema = table.name().schema();
    return (schema.isEmpty() ? "" : quoted(schema) + ".") + quoted(table.name().table());
  }

  @Override
  public String columnInSql(TableColumn column) {
    return "t." + quoted(column.name());
  }

  @Override
  public Optional<DatabaseSession> another() {
    return Optional.empty();
  }

  @Override
  public void cancel() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException _) {
      // It is gone already.
    }
  }

  @Override
  public void close() {
    try (loader) {
      connection.rollback();
      connection.close();
    } catch (SQLException | IOException _) {
      // It is gone already.
    }
  }
}
