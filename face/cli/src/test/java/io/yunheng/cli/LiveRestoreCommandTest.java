/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.database.DatabaseAddress;
import io.yunheng.database.DatabaseContent;
import io.yunheng.database.DatabaseLogin;
import io.yunheng.database.Password;
import io.yunheng.database.RowProgress;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dumps of a real PostgreSQL and a real MariaDB, restored by the command and compared. */
@Tag("live")
class LiveRestoreCommandTest {
  private final Properties servers = new Properties();
  private final String name = "t" + Long.toUnsignedString(new Random().nextLong(), 36);
  @TempDir private Path place;
  private Path site;

  @BeforeEach
  void databases() throws IOException, SQLException {
    Path file = Path.of(System.getenv().getOrDefault("YUNHENG_DATABASES", ""));
    try (Reader reader = Files.newBufferedReader(file)) {
      servers.load(reader);
    }
    site = Files.createDirectory(place.resolve("site"));
    run("postgresql", "", "CREATE DATABASE " + name);
    run("mariadb", "", "CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
    run(
        "postgresql",
        name,
        "CREATE TABLE orders (id bigint PRIMARY KEY, who text)",
        "INSERT INTO orders SELECT i, '客户' || i FROM generate_series(1, 500) i");
    run(
        "mariadb",
        name,
        "CREATE TABLE orders (id bigint PRIMARY KEY, who varchar(40))",
        "INSERT INTO orders SELECT seq, CONCAT('客户', seq) FROM seq_1_to_500");
  }

  @AfterEach
  void drop() throws SQLException {
    run("postgresql", "", "DROP DATABASE " + name + " WITH (FORCE)");
    run("mariadb", "", "DROP DATABASE " + name);
  }

  private DatabaseLogin login(String engine, String database) {
    String address = servers.getProperty(engine, "");
    return new DatabaseLogin(
        DatabaseAddress.parse(
            database.isEmpty() ? address : address.replaceFirst("/[^/]*$", "/" + database)),
        new Password.OfFile(Path.of(servers.getProperty("password", ""))));
  }

  private void run(String engine, String database, String... statements) throws SQLException {
    DatabaseLogin login = login(engine, database);
    DatabaseAddress at = login.address();
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:" + engine + "://" + at.host() + ":" + at.port() + "/" + at.database(),
                at.user(),
                login.password().in(Map.of()).orElseThrow());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void dump(String file, String engine, String program) throws Exception {
    DatabaseLogin login = login(engine, name);
    DatabaseAddress at = login.address();
    String port = Integer.toString(at.port());
    List<String> words = new ArrayList<>(List.of(program));
    boolean postgres = engine.equals("postgresql");
    words.addAll(
        postgres
            ? List.of("-h", at.host(), "-p", port, "-U", at.user(), name)
            : List.of("-h", at.host(), "-P", port, "-u", at.user(), name));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder
        .environment()
        .put(postgres ? "PGPASSWORD" : "MYSQL_PWD", login.password().in(Map.of()).orElseThrow());
    Process process = builder.redirectOutput(site.resolve(file).toFile()).start();
    assertThat(process.waitFor()).isZero();
  }

  private Path record(String engine) throws IOException, InterruptedException {
    byte[] json =
        DatabaseContent.take(
                login(engine, name),
                _ -> OutputStream.nullOutputStream(),
                1 << 20,
                RowProgress.NONE)
            .toJson();
    return Files.write(place.resolve(engine + ".json"), json);
  }

  private Ran verify(int exit) {
    Path lists = place.resolve("lists");
    if (!Files.exists(lists)) {
      Ran.of("manifest", "create", site, "--beside", "-o", lists).exits(0);
    }
    return Ran.of(
            "manifest",
            "verify",
            lists,
            "--deep",
            "--restore",
            servers.getProperty("postgresql", ""),
            "--restore",
            servers.getProperty("mariadb", ""),
            "--restore-password-file",
            servers.getProperty("password", ""),
            "--record",
            "p.sql=" + place.resolve("postgresql.json"),
            "--record",
            "m.sql=" + place.resolve("mariadb.json"),
            "--lang",
            "en")
        .exits(exit);
  }

  @Test
  void dumpsAreRestoredAndComparedAndBrokenOnesAreNamed() throws Exception {
    dump("p.sql", "postgresql", "pg_dump");
    dump("m.sql", "mariadb", "mariadb-dump");
    record("postgresql");
    record("mariadb");

    assertThat(verify(0).out())
        .contains("Restored: p.sql: 1 tables, 500 rows (PostgreSQL", "Restored: m.sql: 1 tables")
        .contains("each table was compared with the record");

    Path dump = site.resolve("p.sql");
    Files.writeString(dump, Files.readString(dump).replace("\n7\t客户7\n", "\n"));
    Ran.of("manifest", "create", site, "--beside", "-o", place.resolve("lists2")).exits(0);
    Files.move(place.resolve("lists"), place.resolve("lists1"));
    Files.move(place.resolve("lists2"), place.resolve("lists"));
    Ran broken = verify(12);
    assertThat(broken.out())
        .contains(
            "Content damaged: 1",
            "public.orders does not match the record: 500 rows recorded, 499");
    assertThat(broken.out() + broken.err())
        .doesNotContain(login("mariadb", "").password().in(Map.of()).orElseThrow());
  }
}
