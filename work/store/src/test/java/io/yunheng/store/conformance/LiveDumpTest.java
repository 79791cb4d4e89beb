/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.http.Secret;
import io.yunheng.store.PostgresAddress;
import io.yunheng.store.disk.DataFolder;
import io.yunheng.store.sql.PostgresServer;
import io.yunheng.store.sql.SqlConnections;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL whose pg_dump is here: it is dumped before its schema is upgraded. */
@Tag("live")
class LiveDumpTest {
  @TempDir Path folder;

  @Test
  void anOlderSchemaIsDumpedBeforeItIsUpgraded() throws Exception {
    Properties databases = new Properties();
    Path file = Path.of(System.getenv().getOrDefault("YUNHENG_DATABASES", ""));
    databases.load(Files.newBufferedReader(file));
    String server = databases.getProperty("postgresql").replaceFirst(".*@", "");
    String word = Files.readString(Path.of(databases.getProperty("password"))).strip();
    String name = "yunheng_store_" + ProcessHandle.current().pid();
    try (Connection connection =
            DriverManager.getConnection("jdbc:postgresql://" + server, "yunheng", word);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    PostgresAddress address =
        new PostgresAddress(
            "jdbc:postgresql://" + server.replaceFirst("/.*", "/" + name),
            "yunheng",
            new Secret(word));
    DataFolder data = DataFolder.open(folder.resolve("data"));
    try (PostgresServer opened = PostgresServer.open(address, data, false)) {
      assertThat(opened.upgrade(1, SqlConnections.SCHEMA)).isEmpty();
      Path dump =
          opened
              .upgrade(
                  2, List.of(SqlConnections.SCHEMA.getFirst(), "classpath:yunheng/store/later"))
              .orElseThrow();
      assertThat(dump)
          .isEqualTo(
              data.file("before-upgrade/schema-" + OpeningConformanceTest.SCHEMA + "-2.dump"));
      assertThat(new String(Files.readAllBytes(dump), StandardCharsets.ISO_8859_1))
          .startsWith("PGDMP")
          .contains("server_lease");
    }
  }
}
