/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an installation stays.
 *
 * @param folder the data folder; made private where it is not there
 * @param postgres the database server; empty for SQLite in the data folder
 * @param keyFile the key of the installation; empty for {@code keys/installation.key} in the data
 *     folder
 * @param example whether a new installation is for example data only
 * @param dumpMade whether somebody vouches that the PostgreSQL database was dumped before an
 *     upgrade
 * @param host the name of this machine, told to who tries to start a second server
 * @param diskReserve bytes that are left free on the disk; an upload that would go below is refused
 */
public record InstallationSettings(
    Path folder,
    Optional<PostgresAddress> postgres,
    Optional<Path> keyFile,
    boolean example,
    boolean dumpMade,
    String host,
    long diskReserve) {
  private static final long RESERVE = 1L << 30;

  /** SQLite in a folder, everything else as usual. */
  public static InstallationSettings in(Path folder, String host) {
    return new InstallationSettings(
        folder, Optional.empty(), Optional.empty(), false, false, host, RESERVE);
  }

  /** The same on a database server. */
  public InstallationSettings on(PostgresAddress address) {
    return new InstallationSettings(
        folder, Optional.of(address), keyFile, example, dumpMade, host, diskReserve);
  }

  /** The same for example data. */
  public InstallationSettings withExample() {
    return new InstallationSettings(folder, postgres, keyFile, true, dumpMade, host, diskReserve);
  }

  /** The same, the dump before an upgrade vouched for. */
  public InstallationSettings withDumpMade() {
    return new InstallationSettings(folder, postgres, keyFile, example, true, host, diskReserve);
  }

  /** The same with another reserve of disk, in bytes. */
  public InstallationSettings withDiskReserve(long bytes) {
    return new InstallationSettings(folder, postgres, keyFile, example, dumpMade, host, bytes);
  }
}
