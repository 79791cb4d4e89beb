/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import java.util.Optional;

/** Whom a high-risk case concerns. */
public enum RiskScope {
  PLATFORM("platform"),
  CUSTOMER("customer"),
  BOTH("both");

  private final String code;

  RiskScope(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<RiskScope> of(String code) {
    for (RiskScope value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
