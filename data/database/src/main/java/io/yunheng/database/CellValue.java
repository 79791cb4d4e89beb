/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

/**
 * A cell as people see it.
 *
 * @param text in its canonical form, shortened; bytes in hexadecimal; empty for NULL
 */
public record CellValue(String text, boolean isNull) {
  static final CellValue NULL = new CellValue("", true);
}
