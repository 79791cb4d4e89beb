/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.Word;

/** What a finding means for a move. */
public enum MoveWeight implements Word {
  /** Less is protected than before. */
  WEAKER("weaker"),
  /** Something is missing, or not as it has to be. */
  WRONG("wrong"),
  /** Something is different, and a person has to say whether it may be. */
  LOOK("look"),
  /** It could not be compared; it does not count as the same. */
  UNVERIFIED("unverified"),
  /** Worth knowing, and in order. */
  NOTE("note");

  private final String code;

  MoveWeight(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
