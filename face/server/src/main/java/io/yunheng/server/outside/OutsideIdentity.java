/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.outside;

import io.yunheng.access.Factor;
import java.time.Instant;
import java.util.Set;

/**
 * An account elsewhere whose owner proved himself there.
 *
 * @param provider where, with what makes its subjects unique
 * @param subject the account; never given to somebody else there
 * @param label how the account is called there
 * @param factors by what he proved himself
 * @param proved when he did
 */
public record OutsideIdentity(
    String provider, String subject, String label, Set<Factor> factors, Instant proved) {
  public OutsideIdentity {
    factors = Set.copyOf(factors);
  }
}
