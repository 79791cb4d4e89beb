/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.util.List;
import java.util.Optional;

/**
 * Whether an operation is allowed, and why.
 *
 * @param by the grant that allows it
 * @param lacking where it is refused: what each grant lacks for it, in the order of the grants
 */
public record AccessDecision(Optional<RoleGrant> by, List<Shortfall> lacking) {
  public AccessDecision {
    lacking = List.copyOf(lacking);
  }

  /** Whether it is allowed. */
  public boolean allowed() {
    return by.isPresent();
  }

  /**
   * Why a grant does not allow it.
   *
   * @param grant empty where it is not a grant that lacks something, but the account
   */
  public record Shortfall(Optional<RoleGrant> grant, Lack lack) {}
}
