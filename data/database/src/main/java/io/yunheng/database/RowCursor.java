/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.io.IOException;

/** Goes over packed rows in the order of their keys. */
interface RowCursor {
  /** To the next row; false at the end. */
  boolean advance() throws InterruptedException, IOException, SideFailure, OutOfOrderException;

  /** Where the row is, until the next call of {@link #advance}. */
  byte[] data();

  int key();

  int body();

  int end();

  /** Thrown where a server's order is not that of the keys; the rows are then sorted here. */
  final class OutOfOrderException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
