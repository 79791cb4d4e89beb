/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import io.yunheng.http.Secret;
import io.yunheng.store.InstallationSettings;
import io.yunheng.store.PostgresAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that an installation can stay in. */
enum Backend {
  SQLITE,
  POSTGRESQL;

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** One server for all tests of this process; it ends with it. */
  private static final class Server {
    static final EmbeddedPostgres ONE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Settings of a new installation in a folder, with a database of its own. */
  InstallationSettings settings(Path folder) {
    InstallationSettings settings = InstallationSettings.in(folder, "here").withDiskReserve(0);
    return switch (this) {
      case SQLITE -> settings;
      case POSTGRESQL -> settings.on(newDatabase());
    };
  }

  private static PostgresAddress newDatabase() {
    String name = "yunheng" + COUNT.incrementAndGet();
    try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new PostgresAddress(
        "jdbc:postgresql://localhost:" + Server.ONE.getPort() + "/" + name,
        "postgres",
        new Secret("postgres"));
  }

  /** A connection past the store, as somebody has who holds the database. */
  static Connection past(InstallationSettings settings) throws SQLException {
    Optional<PostgresAddress> address = settings.postgres();
    return address.isPresent()
        ? DriverManager.getConnection(
            address.get().url(), address.get().user(), address.get().password().reveal())
        : DriverManager.getConnection("jdbc:sqlite:" + settings.folder().resolve("yunheng.db"));
  }
}
