/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.store.PostgresAddress;
import io.yunheng.store.disk.DataFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** A database on a server. */
public final class PostgresServer implements SqlConnections {
  private static final int READERS = 8;
  private static final int WRITERS = 2;
  private static final long PATIENCE_MILLIS = 10_000;
  private static final String CONNECTION_CLASS = "08";

  private final PostgresAddress address;
  private final DataFolder folder;
  private final boolean dumpMade;
  private final HikariDataSource writers;
  private final HikariDataSource readers;
  private final Jdbi writing;
  private final Jdbi reading;

  private PostgresServer(PostgresAddress address, DataFolder folder, boolean dumpMade) {
    this.address = address;
    this.folder = folder;
    this.dumpMade = dumpMade;
    this.writers = pool(address, "writers", WRITERS, "TRANSACTION_READ_COMMITTED", false);
    this.readers = pool(address, "readers", READERS, "TRANSACTION_REPEATABLE_READ", true);
    this.writing = Jdbi.create(writers);
    this.reading = Jdbi.create(readers);
  }

  /**
   * Reaches it.
   *
   * @throws FaultException with {@code INSTALLATION_DATABASE_UNREACHABLE}
   */
  public static PostgresServer open(PostgresAddress address, DataFolder folder, boolean dumpMade) {
    try {
      return new PostgresServer(address, folder, dumpMade);
    } catch (PoolInitializationException e) {
      throw unreachable(address, e);
    }
  }

  private static HikariDataSource pool(
      PostgresAddress address, String name, int size, String isolation, boolean readOnly) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(address.url());
    pool.setUsername(address.user());
    pool.setPassword(address.password().reveal());
    pool.setPoolName(name);
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(PATIENCE_MILLIS);
    pool.setTransactionIsolation(isolation);
    pool.setReadOnly(readOnly);
    return new HikariDataSource(pool);
  }

  @Override
  public Jdbi reading() {
    return reading;
  }

  @Override
  public Jdbi writing() {
    return writing;
  }

  @Override
  public boolean present() {
    return new SchemaUpgrade(writers, SCHEMA).present();
  }

  @Override
  public Optional<Path> upgrade(long now, List<String> places) {
    SchemaUpgrade upgrade = new SchemaUpgrade(writers, places);
    upgrade.refuseNewer();
    Optional<Path> copy = Optional.empty();
    if (upgrade.due() && !dumpMade) {
      Path file =
          folder
              .folder("before-upgrade")
              .resolve("schema-" + upgrade.version() + "-" + now + ".dump");
      PostgresDump.make(address, file);
      folder.force(file);
      copy = Optional.of(file);
    }
    upgrade.run();
    return copy;
  }

  @Override
  public FaultException failed(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof FaultException fault) {
        return fault;
      }
      if (cause instanceof SQLException refused
          && (refused.getSQLState() == null
              || refused.getSQLState().startsWith(CONNECTION_CLASS))) {
        return unreachable(address, refused);
      }
    }
    return new FaultException(
        Fault.of(
            FaultCode.INSTALLATION_DATABASE_FAILED, "reason", String.valueOf(thrown.getMessage())),
        thrown);
  }

  private static FaultException unreachable(PostgresAddress address, Throwable thrown) {
    return new FaultException(
        Fault.of(
            FaultCode.INSTALLATION_DATABASE_UNREACHABLE,
            "url",
            address.url(),
            "reason",
            String.valueOf(thrown.getMessage())),
        thrown);
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}
