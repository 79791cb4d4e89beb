/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Word;

/** What a grant lacks for an operation to be allowed. */
public enum Lack implements Word {
  /** There is no grant at all. */
  NO_GRANT("no-grant"),
  /** The day is before its first or after its last. */
  NOT_ON_THIS_DAY("not-on-this-day"),
  /** Its role may not do this. */
  ROLE("role"),
  /** It is over something else. */
  ELSEWHERE("elsewhere"),
  /** The object was not released. */
  NOT_RELEASED("not-released"),
  /** An account of this kind does not hold the role. */
  ACCOUNT("account"),
  /** Its holder did not declare his independence for the case. */
  NOT_DECLARED("not-declared");

  private final String code;

  Lack(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
