/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import java.util.Optional;

/** Who can say what an aspect comes to. */
public enum AspectSource {
  CHECK("check"),
  /** Only a person. */
  WORKBOOK("workbook");

  private final String code;

  AspectSource(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<AspectSource> of(String code) {
    for (AspectSource value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
