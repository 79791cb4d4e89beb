/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import java.util.Optional;

/** What an aspect comes to when everything needed was read and there was nothing to look at. */
public enum EmptyOutcome {
  ALL("all"),
  NONE("none"),
  NA("na"),
  /** It stays open: there should have been something. */
  UNKNOWN("unknown");

  private final String code;

  EmptyOutcome(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<EmptyOutcome> of(String code) {
    for (EmptyOutcome value : values()) {
      if (value.code.equals(code)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
