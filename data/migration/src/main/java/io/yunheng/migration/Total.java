/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.finding.FindingCode;
import io.yunheng.finding.Weight;

/**
 * How many findings of a code, weight and risk there were, kept or not.
 *
 * @param count at least one
 */
public record Total(FindingCode code, Weight weight, MigrationRisk risk, long count) {
  public Total {
    if (count < 1) {
      throw new IllegalArgumentException(code.code() + ": " + count);
    }
  }

  /** Whether a finding is one of those that were counted here. */
  public boolean counts(MoveFinding one) {
    return one.finding().code().equals(code)
        && one.finding().weight() == weight
        && one.risk() == risk;
  }
}
