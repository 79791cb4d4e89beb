/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database and how to get in.
 *
 * @param environment where a password's variable is looked up
 * @param drivers folder with the drivers (jar files) that an engine without its own needs
 * @param schemas that are read; empty for all that are not the engine's own (MariaDB: the database
 *     of the address)
 */
public record DatabaseLogin(
    DatabaseAddress address,
    Password password,
    Map<String, String> environment,
    Optional<Path> drivers,
    List<String> schemas) {
  public DatabaseLogin {
    environment = Map.copyOf(environment);
    schemas = List.copyOf(schemas);
  }

  public DatabaseLogin(DatabaseAddress address, Password password) {
    this(address, password, System.getenv(), Optional.empty(), List.of());
  }

  /** The same with these schemas only. */
  public DatabaseLogin of(String... names) {
    return new DatabaseLogin(address, password, environment, drivers, List.of(names));
  }

  /** The same with drivers from this folder. */
  public DatabaseLogin with(Path folder) {
    return new DatabaseLogin(address, password, environment, Optional.of(folder), schemas);
  }

  @Override
  public String toString() {
    return "Login[" + address + "]";
  }
}
