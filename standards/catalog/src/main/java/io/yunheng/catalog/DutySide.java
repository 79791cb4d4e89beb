/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import java.util.Optional;

/** Whose duty an item is. */
public enum DutySide {
  /** The provider's; a customer inherits it. */
  PLATFORM("platform"),
  TENANT("tenant"),
  BOTH("both");

  private final String code;

  DutySide(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<DutySide> of(String code) {
    for (DutySide value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
