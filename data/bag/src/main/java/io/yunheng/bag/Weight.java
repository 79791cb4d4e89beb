/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.fault.Word;

/** What a finding does to a bag (RFC 8493 section 3). */
public enum Weight implements Word {
  /** The bag breaks a rule of its format, or something in it is not what it was. */
  INVALID("invalid"),
  /** Something is yet to be fetched. */
  INCOMPLETE("incomplete"),
  /** Something could not be checked; it does not count as right. */
  UNVERIFIED("unverified"),
  /** Worth knowing; the bag may be valid all the same. */
  NOTE("note");

  private final String code;

  Weight(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
