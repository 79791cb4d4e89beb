/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.Word;

/** Why something was not compared or not taken; the words stand in {@code database.yaml}. */
public enum UncomparedReason implements Word {
  PERMISSION("permission"),
  MAY_BE_HIDDEN("may-be-hidden"),
  TYPE_WITHOUT_FORM("type-without-form"),
  TYPES_APART("types-apart"),
  ZONE_NEEDED("zone-needed"),
  ENCODING_UNDECLARED("encoding-undeclared"),
  CELLS_TOO_LARGE("cells-too-large"),
  NO_COLUMNS("no-columns"),
  NOT_A_TABLE("not-a-table"),
  NAME_AMBIGUOUS("name-ambiguous"),
  CONNECTION_LOST("connection-lost"),
  TABLE_CHANGED("table-changed"),
  VALUE_UNREADABLE("value-unreadable"),
  QUERY_FAILED("query-failed"),
  ENGINES_APART("engines-apart"),
  NOT_CHOSEN("not-chosen"),
  NOT_RECORDED("not-recorded"),
  RECORDED_OTHERWISE("recorded-otherwise");

  private final String code;

  UncomparedReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
