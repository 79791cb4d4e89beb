/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import io.yunheng.fault.FaultException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** How a database is reached. */
public sealed interface SqlConnections extends AutoCloseable permits SqliteFile, PostgresServer {
  /** Where the scripts of the schema are. */
  List<String> SCHEMA = List.of("classpath:yunheng/store/schema");

  /** For reads, several at a time. */
  Jdbi reading();

  /** For writes, one at a time. */
  Jdbi writing();

  /** Whether there is a schema already. */
  boolean present();

  /**
   * Brings the schema up to date; where there is an older one, the database is copied first.
   *
   * @param now for the name of the copy, in milliseconds UTC
   * @param places of the scripts
   * @return where the copy is
   */
  Optional<Path> upgrade(long now, List<String> places);

  /** The fault behind a failure of the database. */
  FaultException failed(Exception thrown);

  @Override
  void close();
}
