/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Word;

/** How far a grant goes. */
public enum ScopeKind implements Word {
  INSTALLATION("installation"),
  ORGANISATION("organisation"),
  ENGAGEMENT("engagement"),
  CASE("case"),
  /** One object of a case: an assessment object, or one paper. */
  OBJECT("object"),
  /** What was released to somebody, and nothing else. */
  RELEASED("released");

  private final String code;

  ScopeKind(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
