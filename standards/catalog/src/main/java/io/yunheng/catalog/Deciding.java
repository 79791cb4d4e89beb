/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import java.util.Optional;

/** How far an item can be decided without a person. */
public enum Deciding {
  AUTO("auto"),
  HYBRID("hybrid"),
  DOCUMENT("document");

  private final String code;

  Deciding(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Deciding> of(String code) {
    for (Deciding value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
