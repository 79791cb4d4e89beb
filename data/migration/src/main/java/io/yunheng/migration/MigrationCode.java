/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.finding.FindingCode;
import java.util.Locale;

/** What comparisons of trees, stores and databases find; texts in {@code migration.yaml}. */
public enum MigrationCode implements FindingCode {
  COMPARED,
  NOTHING_COMPARED,

  // Trees
  TREE_MISSING,
  TREE_ADDED,
  TREE_KIND,
  TREE_SIZE,
  TREE_CONTENT,
  TREE_LINK,
  TREE_PERMISSIONS_WIDER,
  TREE_PERMISSIONS,
  TREE_OWNER,
  TREE_UNREAD,
  TREE_FOLDER_UNREAD,
  TREE_BELOW_UNREAD,
  TREE_CHANGING,
  TREE_SPECIAL,

  // Stores of objects
  OBJECT_MISSING,
  OBJECT_ADDED,
  OBJECT_SIZE,
  OBJECT_CONTENT,
  OBJECT_UNPROVEN,
  OBJECT_UNREAD,
  OBJECT_NO_OBJECT,
  OBJECT_BELOW_UNREAD,
  OBJECT_METADATA,
  OBJECT_VERSIONS,
  OBJECT_TYPES_UNKNOWN,

  // Databases
  TABLE_MISSING,
  TABLE_ADDED,
  TABLE_NOT_COMPARED,
  OBJECT_NOT_COMPARED,
  DEFINITION_MISSING,
  DEFINITION_ADDED,
  DEFINITION_DIFFERS,
  DEFINITION_NOT_FOUND,
  DEFINITION_NOT_COMPARED,
  COUNTER_BEHIND,
  COLUMN_NOT_COMPARED,
  ROW_MISSING,
  ROW_ADDED,
  ROW_CHANGED,
  ROW_COUNT,
  ROWS_MORE,
  ROWS_DIFFER,
  TABLE_COLUMN_MISSING,
  TABLE_COLUMN_EXTRA,
  TABLE_TYPE_NARROWER,
  TABLE_TYPE_OTHER,
  TABLE_KEY_DIFFERS,
  TABLE_KEY_NONE,
  TABLE_NULLABLE_DIFFERS,
  TABLE_COLLATION_DIFFERS,
  TABLE_NOT_IN_SNAPSHOT,
  SNAPSHOT_NONE,
  DATABASE_PARTLY_SEEN,
  ENGINE_UNTRIED;

  /** The stable code, for example {@code tree-missing}. */
  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
