/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

/** Hears how far the work has come, from any thread. */
@FunctionalInterface
public interface RowProgress {
  RowProgress NONE = (_, _, _) -> {};

  /**
   * So many rows of a table were read on one side.
   *
   * @param source whether on the source's side
   */
  void read(TableName table, boolean source, long rows);
}
