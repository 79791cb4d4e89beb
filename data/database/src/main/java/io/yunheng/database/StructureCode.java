/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.Word;

/** A structural difference between two tables. */
public enum StructureCode implements Word {
  COLUMN_MISSING("column-missing"),
  COLUMN_EXTRA("column-extra"),
  TYPE_NARROWER("type-narrower"),
  TYPE_OTHER("type-other"),
  KEY_DIFFERS("key-differs"),
  KEY_NONE("key-none"),
  NULLABLE_DIFFERS("nullable-differs"),
  COLLATION_DIFFERS("collation-differs"),
  NOT_IN_SNAPSHOT("not-in-snapshot");

  private final String code;

  StructureCode(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
