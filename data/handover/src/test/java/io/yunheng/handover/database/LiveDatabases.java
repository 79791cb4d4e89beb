/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.postgresql.PGConnection;

/** The real servers that testbed/databases-up started, and databases on them that go away again. */
public final class LiveDatabases implements AutoCloseable {
  private final Properties properties = new Properties();
  private final List<Ending> made = new ArrayList<>();
  private final Random random = new Random();

  private interface Ending {
    void end() throws SQLException;
  }

  public LiveDatabases() {
    String file = System.getenv().getOrDefault("YUNHENG_DATABASES", "");
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("YUNHENG_DATABASES=" + file + " (testbed/databases-up)", e);
    }
  }

  /** A database of its own with what these statements make. */
  public Login postgres(String... statements) throws SQLException {
    String name = name();
    try (Connection connection = connect(text("postgresql"))) {
      run(connection, "CREATE DATABASE " + name);
    }
    made.add(
        () -> {
          try (Connection connection = connect(text("postgresql"))) {
            run(connection, "DROP DATABASE " + name + " WITH (FORCE)");
          }
        });
    Login login = login(text("postgresql").replaceFirst("/[^/]*$", "/" + name), "password");
    execute(login, statements);
    return login;
  }

  public Login mariadb(String... statements) throws SQLException {
    String name = name();
    try (Connection connection = connect(text("mariadb"))) {
      run(connection, "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    }
    made.add(
        () -> {
          try (Connection connection = connect(text("mariadb"))) {
            run(connection, "DROP DATABASE " + name);
          }
        });
    Login login = login(text("mariadb").replaceFirst("/[^/]*$", "/" + name), "password");
    execute(login, statements);
    return login;
  }

  private String name() {
    return "t" + Long.toUnsignedString(random.nextLong(), 36);
  }

  /** The same database as a user who may do only what he is granted. */
  public Login limited(Login login) {
    return login(login.address().toString().replace("yunheng@", "limited@"), "limited");
  }

  private Login login(String address, String password) {
    return new Login(DatabaseAddress.parse(address), new Password.OfFile(Path.of(text(password))));
  }

  /** The same database with options in its address. */
  Login with(Login login, String options) {
    return login(login.address() + "?" + options, "password");
  }

  /** The same server by a name that its certificate does not have. */
  static Login elsewhere(Login login) {
    return at(login, "localhost", login.address().port());
  }

  /** The same database through another port. */
  static Login at(Login login, int port) {
    return at(login, login.address().host(), port);
  }

  private static Login at(Login login, String host, int port) {
    DatabaseAddress at = login.address();
    return new Login(
        new DatabaseAddress(
            at.engine(), host, port, at.database(), at.user(), at.options(), at.jdbc()),
        login.password());
  }

  /** The certificate of the authority that made those of the servers. */
  Path authority() {
    return Path.of(text("ca"));
  }

  /** That of another one. */
  Path otherAuthority() {
    return Path.of(text("other-ca"));
  }

  private String text(String key) {
    return properties.getProperty(key, "");
  }

  Connection connect(Login login) throws SQLException {
    return connect(login.address().toString());
  }

  private Connection connect(String address) throws SQLException {
    DatabaseAddress parsed = DatabaseAddress.parse(address);
    String word = new Password.OfFile(Path.of(text("password"))).in(System.getenv()).orElseThrow();
    String url =
        "jdbc:"
            + parsed.engine().code()
            + "://"
            + parsed.host()
            + ":"
            + parsed.port()
            + "/"
            + parsed.database();
    return DriverManager.getConnection(url, parsed.user(), word);
  }

  public void execute(Login login, String... statements) throws SQLException {
    try (Connection connection = connect(login)) {
      run(connection, statements);
    }
  }

  /** Loads a table's file of a handover, as it is. */
  public void load(Login login, DatabaseRecord.RecordedTable table, Path file)
      throws SQLException, IOException {
    String generated =
        "SELECT count(*) FROM information_schema.columns WHERE is_generated = 'ALWAYS' AND"
            + " table_name = "
            + SqlText.literal(table.name().table());
    String name =
        SqlText.quoted(table.name().schema(), "\"")
            + "."
            + SqlText.quoted(table.name().table(), "\"");
    try (Connection connection = connect(login);
        InputStream in = Files.newInputStream(file)) {
      boolean plain = SqlText.query(connection, generated).getFirst().getFirst().equals("0");
      String into = plain ? name : "loading";
      if (!plain) {
        run(connection, "CREATE TEMPORARY TABLE loading AS SELECT * FROM " + name);
      }
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + into + " FROM STDIN (FORMAT csv, HEADER)", in);
      if (!plain) {
        String columns =
            SqlText.query(
                    connection,
                    "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)"
                        + " FROM information_schema.columns WHERE is_generated = 'NEVER' AND"
                        + " table_schema NOT LIKE 'pg_temp%' AND table_name = "
                        + SqlText.literal(table.name().table()))
                .getFirst()
                .getFirst();
        run(
            connection,
            "INSERT INTO "
                + name
                + " ("
                + columns
                + ") OVERRIDING SYSTEM VALUE SELECT "
                + columns
                + " FROM loading");
      }
    }
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public String value(Login login, String sql) throws SQLException {
    try (Connection connection = connect(login)) {
      return SqlText.query(connection, sql).getFirst().getFirst();
    }
  }

  @Override
  public void close() throws SQLException {
    for (Ending one : made.reversed()) {
      one.end();
    }
  }
}
