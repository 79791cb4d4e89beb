/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** Brings the schema of a database up to date. */
final class SchemaUpgrade {
  private final Flyway flyway;
  private final MigrationInfoService info;

  SchemaUpgrade(DataSource database, List<String> places) {
    this.flyway =
        Flyway.configure()
            .dataSource(database)
            .locations(places.toArray(String[]::new))
            .validateMigrationNaming(true)
            .cleanDisabled(true)
            .load();
    this.info = flyway.info();
  }

  /** Whether there is a schema at all. */
  boolean present() {
    return info.current() != null;
  }

  /** The version of the schema as it is; 0 where there is none. */
  String version() {
    MigrationInfo current = info.current();
    return current == null ? "0" : String.valueOf(current.getVersion());
  }

  /** Whether there is an older schema to upgrade. */
  boolean due() {
    return present() && info.pending().length > 0;
  }

  /**
   * Refuses a schema that a newer program made.
   *
   * @throws FaultException with {@code INSTALLATION_SCHEMA_NEWER}
   */
  void refuseNewer() {
    MigrationVersion ours = MigrationVersion.fromVersion("0");
    for (MigrationInfo one : info.all()) {
      if (!future(one) && one.getVersion() != null) {
        ours = one.getVersion();
      }
    }
    for (MigrationInfo one : info.all()) {
      if (future(one)) {
        throw FaultException.of(
            FaultCode.INSTALLATION_SCHEMA_NEWER, "found", version(), "known", ours.toString());
      }
    }
  }

  private static boolean future(MigrationInfo one) {
    return one.getState() == MigrationState.FUTURE_SUCCESS
        || one.getState() == MigrationState.FUTURE_FAILED;
  }

  /** Runs what is missing. */
  void run() {
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw new FaultException(
          Fault.of(FaultCode.INSTALLATION_SCHEMA_FAILED, "reason", String.valueOf(e.getMessage())),
          e);
    }
  }
}
