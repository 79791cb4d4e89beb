/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.time.LocalDate;
import java.util.Optional;

/**
 * That a person belongs to an organisation, on the days from {@code since} to {@code until}, both
 * included.
 *
 * @param until the last day; empty while there is no end
 * @param deputy who acts for the person while he is away
 */
public record Membership(
    RandomId id,
    RandomId organisation,
    RandomId person,
    LocalDate since,
    Optional<LocalDate> until,
    Optional<RandomId> deputy,
    long version) {
  public Membership {
    if (until.isPresent() && until.get().isBefore(since)) {
      throw new IllegalArgumentException("a membership does not end before it begins");
    }
    if (deputy.filter(person::equals).isPresent()) {
      throw new IllegalArgumentException("nobody is his own deputy");
    }
  }

  /** Whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(since) && until.filter(day::isAfter).isEmpty();
  }
}
