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
public record Login(
    DatabaseAddress address,
    Password password,
    Map<String, String> environment,
    Optional<Path> drivers,
    List<String> schemas) {
  public Login {
    environment = Map.copyOf(environment);
    schemas = List.copyOf(schemas);
  }

  public Login(DatabaseAddress address, Password password) {
    this(address, password, System.getenv(), Optional.empty(), List.of());
  }

  /** The same with these schemas only. */
  public Login of(String... names) {
    return new Login(address, password, environment, drivers, List.of(names));
  }

  /** The same with drivers from this folder. */
  public Login with(Path folder) {
    return new Login(address, password, environment, Optional.of(folder), schemas);
  }

  @Override
  public String toString() {
    return "Login[" + address + "]";
  }
}
