/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.Word;

/** What a column's values are, whatever the engine calls it; docs/formats/rows.md has the forms. */
enum ValueFamily implements Word {
  INTEGER("integer"),
  DECIMAL("decimal"),
  /** IEEE 754 binary32. */
  SINGLE("single"),
  /** IEEE 754 binary64. */
  DOUBLE("double"),
  BOOLEAN("boolean"),
  TEXT("text"),
  /** Text whose blanks at the end mean nothing. */
  PADDED("padded"),
  BYTES("bytes"),
  DATE("date"),
  /** Time of day or a span of hours, without a zone. */
  TIME("time"),
  ZONED_TIME("zoned-time"),
  /** Date and time without a zone. */
  DATETIME("datetime"),
  /** A point on the time line, in UTC. */
  INSTANT("instant"),
  UUID("uuid"),
  JSON("json"),
  BITS("bits"),
  INTERVAL("interval"),
  /** An IP address or network. */
  NETWORK("network"),
  /** A hardware address. */
  HARDWARE("hardware"),
  SET("set"),
  ARRAY("array"),
  /** No form is agreed on: never compared, never taken for equal. */
  NONE("none");

  private final String code;

  ValueFamily(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
