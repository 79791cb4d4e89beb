/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

/** One side could not be read. */
final class SideFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean source;
  private final transient SqlFailure failure;

  SideFailure(boolean source, Throwable cause) {
    super(cause);
    this.source = source;
    this.failure = SqlFailure.of(cause);
  }

  SideFailure(boolean source, UncomparedReason reason, String detail) {
    this.source = source;
    this.failure = new SqlFailure(reason, detail);
  }

  UncomparedReason reason() {
    return failure.reason();
  }

  /** Which side, and what it said. */
  String detail() {
    return (source ? "source: " : "target: ") + failure.detail();
  }
}
