/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.Word;

/** What a run of comparisons is for. */
public enum RunKind implements Word {
  /** What was moved against what there was before. */
  MIGRATION("migration"),
  /** What was restored against the state before: whether the way back leads back. */
  ROLLBACK_REHEARSAL("rollback-rehearsal"),
  /** The old and the new platform at work side by side. */
  PARALLEL_RUN("parallel-run");

  private final String code;

  RunKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
