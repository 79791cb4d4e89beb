/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.fault.Word;

/** What is asked of somebody in a case. */
public enum RequestKind implements Word {
  /** Papers, registers, whatever shows how things are. */
  MATERIAL("material"),
  /** That what was recorded is so. */
  CONFIRMATION("confirmation"),
  /** That what is not as it should be is mended; after it comes a new test. */
  REMEDIATION("remediation");

  private final String code;

  RequestKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
