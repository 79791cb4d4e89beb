/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.fault.Word;

/** Whether others may see something (GB/T 31167 6.2). */
public enum Exposure implements Word {
  PUBLIC("public"),
  SENSITIVE("sensitive");

  private final String code;

  Exposure(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
