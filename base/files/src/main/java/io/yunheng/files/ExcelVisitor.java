/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

/** Receives the sheets of a file in order, and the rows of the sheets it selects. */
public interface ExcelVisitor {
  /** Whether the rows of this sheet are wanted; sheets that are not wanted are not even opened. */
  boolean wants(String sheet);

  /** One row with content. */
  void row(String sheet, ExcelRow row);

  /** All rows of a wanted sheet were shown. */
  default void end(String sheet) {}
}
