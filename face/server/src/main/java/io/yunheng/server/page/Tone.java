/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import io.yunheng.fault.Word;

/** How much a remark, a mark or a button weighs. */
public enum Tone implements Word {
  PLAIN("plain"),
  GOOD("good"),
  WARN("warn"),
  BAD("bad");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
