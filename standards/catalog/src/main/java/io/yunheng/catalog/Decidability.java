/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import java.util.Optional;

/** How far an item can be decided without a person. */
public enum Decidability {
  AUTO("auto"),
  HYBRID("hybrid"),
  DOCUMENT("document");

  private final String code;

  Decidability(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Decidability> of(String code) {
    for (Decidability value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
