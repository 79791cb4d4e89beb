/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.role;

import io.yunheng.fault.Word;

/** What sort of party does such things. */
public enum RoleFamily implements Word {
  PROVIDER("provider"),
  PARTNER("partner"),
  CUSTOMER("customer"),
  /** Serves the customer; never a partner. */
  AGENT("agent");

  private final String code;

  RoleFamily(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
