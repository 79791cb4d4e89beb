/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.store.disk.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A database in one file: one connection writes, several read. */
public final class SqliteFile implements SqlConnections {
  private static final String NAME = "yunheng.db";
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 10_000;

  private final DataFolder folder;
  private final Path file;
  private final HikariDataSource writer;
  private final HikariDataSource readers;
  private final Jdbi writing;
  private final Jdbi reading;

  private SqliteFile(DataFolder folder, Path file) {
    this.folder = folder;
    this.file = file;
    this.writer = pool(file, "writer", 1, SQLiteConfig.TransactionMode.IMMEDIATE);
    this.readers = pool(file, "readers", READERS, SQLiteConfig.TransactionMode.DEFERRED);
    this.writing = Jdbi.create(writer);
    this.reading = Jdbi.create(readers);
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws FaultException where it is damaged or cannot be written
   */
  public static SqliteFile open(DataFolder folder) {
    Path file = folder.file(NAME);
    boolean there = Files.exists(file);
    if (!there) {
      folder.makePrivate(file);
    }
    try {
      SqliteFile opened = new SqliteFile(folder, file);
      if (there) {
        opened.examine();
      }
      return opened;
    } catch (RuntimeException e) {
      throw e instanceof FaultException fault ? fault : fault(file, e);
    }
  }

  private static HikariDataSource pool(
      Path file, String name, int size, SQLiteConfig.TransactionMode mode) {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(mode);
    config.setBusyTimeout(BUSY_MILLIS);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    HikariConfig pool = new HikariConfig();
    pool.setDataSource(source);
    pool.setPoolName(name);
    pool.setMaximumPoolSize(size);
    pool.setMinimumIdle(1);
    pool.setMaxLifetime(0);
    pool.setAutoCommit(true);
    return new HikariDataSource(pool);
  }

  /** SQLite reads its file page by page; damage is better found now than in the middle of work. */
  private void examine() {
    String answer =
        writing.withHandle(
            handle -> handle.createQuery("pragma quick_check(1)").mapTo(String.class).one());
    if (!answer.equals("ok")) {
      close();
      throw damaged(file, answer);
    }
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
    return new SchemaUpgrade(writer, SCHEMA).present();
  }

  @Override
  public Optional<Path> upgrade(long now, List<String> places) {
    SchemaUpgrade upgrade = new SchemaUpgrade(writer, places);
    upgrade.refuseNewer();
    Optional<Path> copy =
        upgrade.due() ? Optional.of(copy(upgrade.version(), now)) : Optional.empty();
    upgrade.run();
    return copy;
  }

  private Path copy(String version, long now) {
    Path copy = folder.folder("before-upgrade").resolve("schema-" + version + "-" + now + ".db");
    writing.useHandle(handle -> handle.execute("vacuum into ?", copy.toString()));
    folder.force(copy);
    return copy;
  }

  @Override
  public FaultException failed(Exception thrown) {
    return fault(file, thrown);
  }

  private static FaultException fault(Path file, Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof FaultException fault) {
        return fault;
      }
      if (cause instanceof SQLiteException refused) {
        return fault(file, refused);
      }
    }
    if (thrown instanceof JdbiException || thrown instanceof SQLException) {
      return new FaultException(
          Fault.of(
              FaultCode.INSTALLATION_DATABASE_FAILED,
              "reason",
              String.valueOf(thrown.getMessage())),
          thrown);
    }
    return new FaultException(
        Fault.of(
            FaultCode.INSTALLATION_FOLDER_UNUSABLE,
            "folder",
            file.toString(),
            "reason",
            String.valueOf(thrown.getMessage())),
        thrown);
  }

  private static FaultException fault(Path file, SQLiteException refused) {
    String reason = String.valueOf(refused.getMessage());
    // The low byte of an extended code is the code that it extends.
    int code = refused.getResultCode().code & 0xff;
    FaultCode fault =
        code == SQLiteErrorCode.SQLITE_FULL.code
            ? FaultCode.DISK_FULL
            : code == SQLiteErrorCode.SQLITE_CORRUPT.code
                    || code == SQLiteErrorCode.SQLITE_NOTADB.code
                ? FaultCode.INSTALLATION_DATABASE_DAMAGED
                : code == SQLiteErrorCode.SQLITE_READONLY.code
                        || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                        || code == SQLiteErrorCode.SQLITE_PERM.code
                        || code == SQLiteErrorCode.SQLITE_IOERR.code
                    ? FaultCode.INSTALLATION_FOLDER_UNUSABLE
                    : FaultCode.INSTALLATION_DATABASE_FAILED;
    return new FaultException(
        Fault.of(fault, "file", file.toString(), "folder", file.toString(), "reason", reason),
        refused);
  }

  private static FaultException damaged(Path file, String reason) {
    return FaultException.of(
        FaultCode.INSTALLATION_DATABASE_DAMAGED, "file", file.toString(), "reason", reason);
  }

  @Override
  public void close() {
    readers.close();
    writer.close();
  }
}
