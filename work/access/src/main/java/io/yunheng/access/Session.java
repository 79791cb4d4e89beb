/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * That a person is logged in.
 *
 * @param factors by what he proved who he is
 * @param seen when it was last used
 * @param proved when he last proved who he is
 * @param address from where it began
 * @param agent the browser that it began with, as it calls itself
 * @param ended when it was ended; empty while it was not
 */
public record Session(
    RandomId id,
    RandomId person,
    Set<Factor> factors,
    Instant began,
    Instant seen,
    Instant proved,
    String address,
    String agent,
    Optional<Instant> ended) {
  public Session {
    factors = Set.copyOf(factors);
  }
}
