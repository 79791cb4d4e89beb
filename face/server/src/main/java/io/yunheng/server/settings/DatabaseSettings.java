/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.settings;

import java.util.Optional;

/** Which database holds the tables. */
public sealed interface DatabaseSettings {
  /** A file in the data folder. */
  record InFolder() implements DatabaseSettings {}

  /**
   * A server of PostgreSQL.
   *
   * @param password read from a file, never shown
   * @param dumpMade whether somebody vouches for a dump before its schema is upgraded
   */
  record Postgres(String url, String user, Optional<String> password, boolean dumpMade)
      implements DatabaseSettings {
    @Override
    public String toString() {
      return url + " " + user;
    }
  }

  static DatabaseSettings read(SettingReader reader) {
    Optional<String> url = reader.text(Setting.DATABASE_URL);
    Optional<String> password = reader.secret(Setting.DATABASE_PASSWORD_FILE);
    boolean dumpMade = reader.flag(Setting.DATABASE_DUMP_MADE);
    if (url.isEmpty()) {
      return new InFolder();
    }
    if (!url.get().startsWith("jdbc:postgresql://") || url.get().contains("password=")) {
      reader.wrong(Setting.DATABASE_URL, "jdbc:postgresql://host/yunheng");
    }
    if (!reader.has(Setting.DATABASE_USER)) {
      reader.wrong(Setting.DATABASE_USER, "yunheng");
    }
    return new Postgres(
        url.get(), reader.text(Setting.DATABASE_USER).orElse(""), password, dumpMade);
  }
}
