/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

/**
 * What came of saving a row that has a version.
 *
 * @param <T> what the row is
 */
public sealed interface SaveResult<T> {
  /**
   * It was saved.
   *
   * @param row as it is now
   */
  record Saved<T>(T row) implements SaveResult<T> {}

  /**
   * Somebody else saved first; nothing was changed.
   *
   * @param current the row as it is
   */
  record Stale<T>(T current) implements SaveResult<T> {}
}
