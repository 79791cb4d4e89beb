/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import java.util.Optional;

/** What a check as a whole makes of a set of resources: the worst of its observations. */
public enum Expectation {
  SATISFIED("satisfied"),
  VIOLATED("violated"),
  /** Something could not be seen, or the kinds needed were not all read. */
  UNKNOWN("unknown"),
  /** There was nothing to look at, and everything needed was read. */
  NONE("none");

  private final String code;

  Expectation(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Expectation> of(String code) {
    for (Expectation value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
