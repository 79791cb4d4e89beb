/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a case is kept.
 *
 * @param quota in bytes, of its evidence
 * @param hold why it must not be deleted; empty where it may be
 * @param keepUntil the last day of its retention
 */
public record CaseKeeping(long quota, String hold, Optional<LocalDate> keepUntil, Instant created) {
  public CaseKeeping {
    if (quota < 0) {
      throw new IllegalArgumentException("a quota is not negative");
    }
  }
}
