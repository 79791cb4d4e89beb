/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.database.DatabaseAddress;
import io.yunheng.migration.MoveComparison;
import io.yunheng.migration.MoveFinding;
import io.yunheng.migration.RunFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL database moved to a real MariaDB, by testbed/databases-up. */
@Tag("live")
class LiveCompareTest {
  private final Properties servers = new Properties();
  private final String name = "t" + Long.toUnsignedString(new Random().nextLong(), 36);
  @TempDir private Path place;

  @BeforeEach
  void move() throws IOException, SQLException {
    Path file = Path.of(System.getenv().getOrDefault("YUNHENG_DATABASES", ""));
    try (Reader reader = Files.newBufferedReader(file)) {
      servers.load(reader);
    }
    run(address("postgresql"), "CREATE DATABASE " + name);
    run(address("mariadb"), "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    run(
        moved("postgresql"),
        "CREATE TABLE orders (id bigint PRIMARY KEY, who varchar(40) NOT NULL, total"
            + " numeric(12,2))",
        "INSERT INTO orders SELECT i, '客户' || i, i * 1.25 FROM generate_series(1, 5000) i");
    run(
        moved("mariadb"),
        "CREATE TABLE orders (id bigint PRIMARY KEY, who varchar(40) NOT NULL, total"
            + " decimal(12,2))",
        "INSERT INTO orders SELECT seq, CONCAT('客户', seq), seq * 1.25 FROM seq_1_to_5000");
  }

  @AfterEach
  void dropAll() throws SQLException {
    run(address("postgresql"), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    run(address("mariadb"), "DROP DATABASE IF EXISTS " + name);
  }

  private String address(String engine) {
    return servers.getProperty(engine, "");
  }

  private String moved(String engine) {
    return address(engine).replaceFirst("/[^/]*$", "/" + name);
  }

  private void run(String address, String... statements) throws SQLException {
    DatabaseAddress at = DatabaseAddress.parse(address);
    String url =
        "jdbc:" + at.engine().code() + "://" + at.host() + ":" + at.port() + "/" + at.database();
    String word;
    try {
      word = Files.readString(Path.of(servers.getProperty("password", ""))).strip();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    try (Connection connection = DriverManager.getConnection(url, at.user(), word);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private MoveComparison compare(int exit, Object... more) throws IOException {
    Path mapping = place.resolve("mapping.yaml");
    Files.writeString(mapping, "schemas: [{before: public, after: " + name + "}]\n");
    Object[] words = new Object[more.length + 11];
    Object[] first = {
      "compare",
      moved("postgresql"),
      moved("mariadb"),
      "--source-password-file",
      servers.getProperty("password", ""),
      "--target-password-file",
      servers.getProperty("password", ""),
      "--mapping",
      mapping,
      "--into",
      place.resolve("run.json")
    };
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(more, 0, words, first.length, more.length);
    Ran ran = Ran.of(words).exits(exit);
    assertThat(ran.out() + ran.err())
        .doesNotContain(Files.readString(Path.of(servers.getProperty("password", ""))).strip());
    return RunFile.read(place.resolve("run.json")).comparisons().getLast();
  }

  private static List<String> rows(MoveComparison comparison) {
    return comparison.findings().stream()
        .map(MoveFinding::finding)
        .filter(finding -> finding.code().code().startsWith("row"))
        .map(
            finding ->
                finding.code().code()
                    + " "
                    + finding.details().getOrDefault("key", "")
                    + " "
                    + finding.details().getOrDefault("columns", "-"))
        .toList();
  }

  @Test
  void threePlantedDifferencesAreNamedByRow() throws IOException, SQLException {
    // All rows are the same; that letter case is told apart differently stays for a person.
    assertThat(rows(compare(10))).isEmpty();
    run(
        moved("mariadb"),
        "DELETE FROM orders WHERE id = 4711",
        "UPDATE orders SET total = total + 0.01 WHERE id = 42",
        "INSERT INTO orders VALUES (9999, 'nobody', NULL)");

    MoveComparison comparison = compare(12, "--show-values");

    assertThat(rows(comparison))
        .containsExactlyInAnyOrder(
            "row-missing id=4711 -",
            "row-added id=9999 -",
            "row-changed id=42 total (52.5 → 52.51)");
    assertThat(rows(compare(12))).contains("row-changed id=42 total");
  }

  @Test
  void whoMayNotReadIsTold() {
    Object[] words = {
      "compare",
      moved("postgresql").replace("yunheng@", "limited@"),
      moved("mariadb"),
      "--source-password-file",
      servers.getProperty("limited", ""),
      "--target-password-file",
      servers.getProperty("password", "")
    };
    Ran ran = Ran.of(words);
    assertThat(ran.exit()).as(ran.err()).isIn(10, 12, 77);
    assertThat(ran.out() + ran.err()).containsAnyOf("table-not-compared", "[database-");
  }
}
