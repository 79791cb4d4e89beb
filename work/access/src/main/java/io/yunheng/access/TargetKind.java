/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Word;

/** What kind of thing an operation is done on. */
public enum TargetKind implements Word {
  INSTALLATION("installation"),
  ORGANISATION("organisation"),
  CASE("case"),
  OBJECT("object");

  private final String code;

  TargetKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
