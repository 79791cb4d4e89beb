/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.fault.Word;

/** How far a job is. */
public enum JobState implements Word {
  WAITING("waiting"),
  RUNNING("running"),
  DONE("done"),
  FAILED("failed"),
  CANCELLED("cancelled");

  private final String code;

  JobState(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
