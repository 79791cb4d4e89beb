/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

/** A value is none of its type's, or of no form that is known; its table cannot be read. */
final class CellFormException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CellFormException(String message) {
    super(message);
  }
}
