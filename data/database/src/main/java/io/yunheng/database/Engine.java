/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.Word;

/** A database engine, as far as it makes a difference here. */
public enum Engine implements Word {
  POSTGRESQL("postgresql"),
  MARIADB("mariadb"),
  /** Any other, through a driver that the user brings. */
  JDBC("jdbc");

  private final String code;

  Engine(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
