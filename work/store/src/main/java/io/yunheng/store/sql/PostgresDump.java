/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.sql;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.store.PostgresAddress;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** A copy of a PostgreSQL database, made by {@code pg_dump}. */
final class PostgresDump {
  private PostgresDump() {}

  /**
   * Makes one.
   *
   * @throws FaultException with {@code INSTALLATION_DUMP_NEEDED} where it cannot be made
   */
  static void make(PostgresAddress address, Path file) {
    Properties parts = Driver.parseURL(address.url(), new Properties());
    if (parts == null) {
      throw needed(address.url(), null);
    }
    ProcessBuilder dump =
        new ProcessBuilder(
            "pg_dump",
            "--format=custom",
            "--no-password",
            "--file=" + file,
            "--host=" + PGProperty.PG_HOST.getOrDefault(parts),
            "--port=" + PGProperty.PG_PORT.getOrDefault(parts),
            "--username=" + address.user(),
            "--dbname=" + PGProperty.PG_DBNAME.getOrDefault(parts));
    dump.environment().put("PGPASSWORD", address.password().reveal());
    dump.redirectErrorStream(true);
    try {
      Process process = dump.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      if (process.waitFor() != 0) {
        throw needed(said.strip(), null);
      }
    } catch (IOException e) {
      throw needed(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw needed("interrupted", e);
    }
  }

  private static FaultException needed(
      String reason, @org.jspecify.annotations.Nullable Exception e) {
    Fault fault = Fault.of(FaultCode.INSTALLATION_DUMP_NEEDED, "reason", reason);
    return e == null ? new FaultException(fault) : new FaultException(fault, e);
  }
}
