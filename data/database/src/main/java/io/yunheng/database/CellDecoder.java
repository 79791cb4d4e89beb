/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

/** Brings a value that is not NULL, as a driver gives it, into its canonical form. */
@FunctionalInterface
interface CellDecoder {
  /**
   * Writes the form of the value in these bytes.
   *
   * @throws CellFormException if they are no value of the type
   */
  void decode(byte[] in, int at, int length, Cells out);
}
