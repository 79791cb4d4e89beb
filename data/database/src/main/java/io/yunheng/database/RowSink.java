/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.io.IOException;

/** Takes rows one by one. */
@FunctionalInterface
interface RowSink {
  /** The cells are the caller's and change with the next row. */
  void row(Cells cells) throws IOException, InterruptedException;
}
