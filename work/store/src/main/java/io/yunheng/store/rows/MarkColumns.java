/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseMark;
import io.yunheng.store.sql.ColumnValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Who did something and when, in two columns. */
final class MarkColumns {
  private MarkColumns() {}

  /** What two columns say. */
  static CaseMark mark(ResultSet row, String at, String by) throws SQLException {
    return new CaseMark(Instant.ofEpochMilli(row.getLong(at)), new RandomId(row.getString(by)));
  }

  /** The same where the moment is 0 if nobody did. */
  static Optional<CaseMark> maybe(ResultSet row, String at, String by) throws SQLException {
    return ColumnValue.moment(row.getLong(at)).isPresent()
        ? Optional.of(mark(row, at, by))
        : Optional.empty();
  }
}
