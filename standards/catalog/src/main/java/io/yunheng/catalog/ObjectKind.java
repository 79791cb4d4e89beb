/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import java.util.Optional;

/** What an item is assessed of, one verdict for each. */
public enum ObjectKind {
  /** The one platform. */
  PLATFORM("platform"),
  /** Each customer. */
  TENANT("tenant"),
  /** Each machine room. */
  SITE("site");

  private final String code;

  ObjectKind(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<ObjectKind> of(String code) {
    for (ObjectKind value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
