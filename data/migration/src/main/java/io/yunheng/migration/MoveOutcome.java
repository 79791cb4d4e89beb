/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.Word;

/** What a comparison comes to. */
public enum MoveOutcome implements Word {
  /** Everything was compared, and what has to be the same is. */
  SAME("same"),
  /** Nothing is known to be wrong, but something was not compared or needs a person's word. */
  OPEN("open"),
  /** Something is wrong or less protected. */
  DIFFERENT("different");

  private final String code;

  MoveOutcome(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
