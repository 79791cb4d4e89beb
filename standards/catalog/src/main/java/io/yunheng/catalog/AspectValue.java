/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import java.util.Optional;

/** What an aspect of an item comes to over one object. */
public enum AspectValue {
  /** Everything looked at satisfies it. */
  ALL("all", 0),
  SOME("some", 1),
  /** Nothing looked at satisfies it. */
  NONE("none", 2),
  /** There is nothing to look at, and that is as it may be. */
  NA("na", 3);

  private final String code;
  private final int digit;

  AspectValue(String code, int digit) {
    this.code = code;
    this.digit = digit;
  }

  public String code() {
    return code;
  }

  /** Its digit in the number of a combination, see {@link VerdictTable#entry(int)}. */
  public int digit() {
    return digit;
  }

  /** The next worse value; empty for the worst and for {@link #NA}. */
  public Optional<AspectValue> worse() {
    return switch (this) {
      case ALL -> Optional.of(SOME);
      case SOME -> Optional.of(NONE);
      case NONE, NA -> Optional.empty();
    };
  }

  public static Optional<AspectValue> of(String code) {
    for (AspectValue value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
