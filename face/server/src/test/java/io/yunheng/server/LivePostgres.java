/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** New databases on the PostgreSQL server of {@code testbed/databases-up}. */
final class LivePostgres {
  /** The system property that names the properties of a server on which all tests are to run. */
  static final String PROPERTIES = "yunheng.postgresql";

  private static final Map<Path, Map<Setting, String>> OF_FOLDERS = new ConcurrentHashMap<>();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private LivePostgres() {}

  /**
   * The settings of the database of a folder, where all tests are to run on a server; else none.
   */
  static Map<Setting, String> ofFolder(Path folder) {
    return Optional.ofNullable(System.getProperty(PROPERTIES))
        .map(file -> OF_FOLDERS.computeIfAbsent(folder, one -> database(one, Path.of(file))))
        .orElse(Map.of());
  }

  /** The settings of a new database; its password lies in a file of the folder. */
  static Map<Setting, String> database(Path folder) {
    return database(folder, Path.of(System.getenv().getOrDefault("YUNHENG_DATABASES", "")));
  }

  private static Map<Setting, String> database(Path folder, Path file) {
    Properties databases = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      databases.load(in);
      String server = databases.getProperty("postgresql").replaceFirst(".*@", "");
      String word = Files.readString(Path.of(databases.getProperty("password"))).strip();
      String name =
          "yunheng_server_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
      try (Connection connection =
              DriverManager.getConnection("jdbc:postgresql://" + server, "yunheng", word);
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      }
      Path password = folder.resolve("database.password");
      Files.writeString(password, word);
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
      return Map.of(
          Setting.DATABASE_URL,
          "jdbc:postgresql://" + server.replaceFirst("/.*", "/" + name),
          Setting.DATABASE_USER,
          "yunheng",
          Setting.DATABASE_PASSWORD_FILE,
          password.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " (testbed/databases-up)", e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
