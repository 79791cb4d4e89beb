/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import io.yunheng.database.ComparisonOptions;
import io.yunheng.database.ComparisonReport;
import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseComparison;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.Password;
import io.yunheng.database.TableOutcome;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.postgresql.PGConnection;

/** Compares two PostgreSQL databases beside the portable form with MD5 on the same server. */
public final class RowsBenchmark {
  private static final double SECOND = 1e9;
  private static final int RUNS = 5;
  private static final int DIFFERING = 100;
  private static final String MD5 =
      "SELECT count(*), sum(('x' || substr(md5(concat(aid, '|', bid, '|', abalance, '|', filler)),"
          + " 18))::bit(60)::bigint) FROM accounts";

  private static final String COPY =
      "COPY (SELECT * FROM accounts ORDER BY aid) TO STDOUT (FORMAT binary)";

  private RowsBenchmark() {}

  /**
   * Arguments: databases.properties of testbed/databases-up, rows, folder for sorting.
   *
   * @throws InterruptedException if it is interrupted
   */
  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      properties.load(reader);
    }
    long rows = Long.parseLong(arguments[1]);
    Password password = new Password.OfFile(Path.of(properties.getProperty("password", "")));
    String server = properties.getProperty("postgresql", "");
    DatabaseLogin admin = new DatabaseLogin(DatabaseAddress.parse(server), password);
    DatabaseLogin source = with(server, password, "rows_source");
    DatabaseLogin target = with(server, password, "rows_target");
    try {
      for (String name : new String[] {"rows_source", "rows_target"}) {
        execute(admin, "DROP DATABASE IF EXISTS " + name, "CREATE DATABASE " + name);
        execute(
            with(server, password, name),
            "CREATE TABLE accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84))",
            "INSERT INTO accounts SELECT n, n / 100000 + 1, 0, '' FROM generate_series(1, "
                + rows
                + ") g(n)",
            "VACUUM (ANALYZE, FREEZE) accounts");
      }
      ComparisonOptions options = ComparisonOptions.standard(Path.of(arguments[2]));
      double md5 =
          best(
              "md5 of concatenated columns, both sides",
              rows,
              () -> both(source, target, login -> execute(login, MD5)));
      double sent =
          best(
              "every row of both sides sent, none looked at",
              rows,
              () -> both(source, target, RowsBenchmark::copy));
      double full =
          best(
              "every row of both sides",
              rows,
              () -> need(compare(source, target, options.readingRows()), 0));
      double digests =
          best("digests of both servers", rows, () -> need(compare(source, target, options), 0));
      execute(target, "UPDATE accounts SET abalance = 1 WHERE aid % " + rows / DIFFERING + " = 0");
      double found =
          best(
              "locating " + DIFFERING + " rows",
              rows,
              () -> need(compare(source, target, options), DIFFERING));
      double named =
          best(
              "locating " + DIFFERING + " rows by reading",
              rows,
              () -> need(compare(source, target, options.readingRows()), DIFFERING));
      System.out.printf(
          Locale.ROOT,
          "per stream %.2f M rows/s (aim 1.5); beside the md5 form of both sides, reading every row"
              + " %.2f times as fast, digests of the servers %.2f times (aim 2.5); locating in %.2f"
              + " times a full pass (aim under 2); reading and comparing takes %.2f times as long"
              + " as being sent the rows%n",
          rows / full / 1e6,
          md5 / full,
          md5 / digests,
          Math.min(found, named) / full,
          full / sent);
    } finally {
      execute(admin, "DROP DATABASE IF EXISTS rows_source", "DROP DATABASE IF EXISTS rows_target");
    }
  }

  private interface OnOne {
    void run(DatabaseLogin login) throws SQLException, IOException;
  }

  private static void both(DatabaseLogin source, DatabaseLogin target, OnOne work) {
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> run(work, target));
    run(work, source);
    other.join();
  }

  private static void run(OnOne work, DatabaseLogin login) {
    try {
      work.run(login);
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What reading cannot go below: the server sends all rows in order, and nobody looks at them. */
  private static void copy(DatabaseLogin login) throws SQLException, IOException {
    try (Connection connection = connection(login)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(COPY, OutputStream.nullOutputStream());
    }
  }

  private interface Work {
    void run() throws SQLException, InterruptedException;
  }

  private static double best(String name, long rows, Work work)
      throws SQLException, InterruptedException {
    double[] seconds = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long began = System.nanoTime();
      work.run();
      seconds[i] = (System.nanoTime() - began) / SECOND;
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%-46s %.2f / %.2f / %.2f s, %.2f M rows/s at best%n",
        name,
        seconds[0],
        seconds[RUNS / 2],
        seconds[RUNS - 1],
        rows / seconds[0] / 1e6);
    return seconds[0];
  }

  private static ComparisonReport compare(
      DatabaseLogin source, DatabaseLogin target, ComparisonOptions options)
      throws InterruptedException {
    return DatabaseComparison.of(source, target, options, Progress.SILENT);
  }

  private static void need(ComparisonReport report, long changed) {
    boolean right =
        report.tables().getFirst() instanceof TableOutcome.Compared compared
            && compared.counts().changed() == changed
            && compared.rowsEqual() == (changed == 0);
    if (!right) {
      throw new IllegalStateException(report.toString());
    }
  }

  private static DatabaseLogin with(String server, Password password, String name) {
    return new DatabaseLogin(
        DatabaseAddress.parse(server.replaceFirst("/[^/]*$", "/" + name + "?sslmode=disable")),
        password);
  }

  private static Connection connection(DatabaseLogin login) throws SQLException {
    DatabaseAddress at = login.address();
    String url = "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + at.database();
    String word = login.password().in(Map.of()).orElse("");
    return DriverManager.getConnection(url, at.user(), word);
  }

  private static void execute(DatabaseLogin login, String... statements) throws SQLException {
    try (Connection connection = connection(login);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
