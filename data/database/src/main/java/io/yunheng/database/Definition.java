/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.Word;

/**
 * The definition of a database object, in the SQL of its product, without a trailing semicolon.
 *
 * @param kind in lower case, such as {@code table}, {@code view}, {@code function}
 * @param body whether it has statements of its own in it, as routines and triggers have
 */
public record Definition(Stage stage, String kind, TableName name, boolean body, String sql) {
  /** As a file's name, any file system's; docs/formats/rows.md has it. */
  public String fileName() {
    return name.fileName() + "." + kind.replace(' ', '-') + ".sql";
  }

  /** When it has to be run. */
  public enum Stage implements Word {
    /** Before there are rows. */
    BEFORE("before"),
    /** When the rows are there. */
    AFTER("after");

    private final String code;

    Stage(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }
  }
}
