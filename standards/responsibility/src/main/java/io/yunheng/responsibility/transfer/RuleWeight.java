/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.fault.Word;

/** How grave it is not to respect a rule. */
public enum RuleWeight implements Word {
  BREACH("breach"),
  /** What should be so in principle; it stands if a reason is on record. */
  DEVIATION("deviation"),
  /** It cannot be told whether it is respected. */
  OPEN("open");

  private final String code;

  RuleWeight(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
