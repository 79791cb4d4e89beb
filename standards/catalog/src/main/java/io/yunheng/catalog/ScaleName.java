/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;
import java.util.Optional;

/** The published rules a verdict can be given by. */
public enum ScaleName implements Word {
  /** The workbook's own levels; the default. */
  WORKBOOK("workbook"),
  /** GB/T 28448-2019. */
  GBT28448("gbt28448");

  private final String code;

  ScaleName(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  public static Optional<ScaleName> of(String code) {
    for (ScaleName value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
