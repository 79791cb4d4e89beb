/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

/**
 * How many findings of a code, weight and risk there were, kept or not.
 *
 * @param count at least one
 */
public record Total(String code, MoveWeight weight, MigrationRisk risk, long count) {
  public Total {
    if (count < 1) {
      throw new IllegalArgumentException(code + ": " + count);
    }
  }
}
