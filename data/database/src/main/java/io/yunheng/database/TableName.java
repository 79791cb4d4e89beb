/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.Comparator;

/** A table by its schema (in MariaDB: database) and name. */
public record TableName(String schema, String table) implements Comparable<TableName> {
  private static final Comparator<TableName> ORDER =
      Comparator.comparing(TableName::schema).thenComparing(TableName::table);

  /** As a file's name, any file system's and without an extension; docs/formats/rows.md has it. */
  public String fileName() {
    return FileNames.plain(this);
  }

  @Override
  public int compareTo(TableName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return schema + "." + table;
  }
}
