/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.fault.Word;

/** Whether a piece of evidence counts. */
public enum EvidenceState implements Word {
  CURRENT("current"),
  /** A newer version took its place. */
  REPLACED("replaced"),
  WITHDRAWN("withdrawn");

  private final String code;

  EvidenceState(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
