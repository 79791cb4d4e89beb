/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A role of a person over something, on the days from {@code since} to {@code until}, both
 * included.
 *
 * @param until the last day; empty while there is no end
 */
public record RoleGrant(
    RandomId id,
    RandomId person,
    Role role,
    GrantScope scope,
    LocalDate since,
    Optional<LocalDate> until) {
  public RoleGrant {
    if (until.isPresent() && until.get().isBefore(since)) {
      throw new IllegalArgumentException("a grant does not end before it begins");
    }
  }

  /** Whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(since) && until.filter(day::isAfter).isEmpty();
  }
}
