/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccessSubject;
import java.time.LocalDate;

/**
 * Who needs a second factor: administrators, and whoever holds a role of which the table says so.
 */
public final class SecondFactorRules {
  private final AccessRules rules;
  private final boolean off;

  /**
   * Decides by rules.
   *
   * @param off whether nobody needs one, as in a sample
   */
  public SecondFactorRules(AccessRules rules, boolean off) {
    this.rules = rules;
    this.off = off;
  }

  /** Whether somebody needs one on a day. */
  public boolean needed(AccessSubject subject, LocalDate today) {
    return !off
        && (subject.account().administers()
            || subject.grants().stream()
                .anyMatch(
                    grant ->
                        grant.holdsOn(today) && rules.table().of(grant.role()).secondFactor()));
  }
}
