/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** Whether a clause makes a task. */
public enum ClauseKind implements Word {
  DUTY("duty"),
  /** An obligation without a verb of strength. */
  DUTY_UNMARKED("duty-unmarked"),
  /** A scope, role, definition or risk that decides where other clauses apply. */
  APPLICABILITY("applicability");

  private final String code;

  ClauseKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
