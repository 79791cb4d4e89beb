/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.fault.Word;

/** Whether a case is worked on. */
public enum CaseState implements Word {
  OPEN("open"),
  /** Is kept as it is (定稿归档). */
  FROZEN("frozen"),
  /** Only its name and its acts are left. */
  DELETED("deleted");

  private final String code;

  CaseState(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
