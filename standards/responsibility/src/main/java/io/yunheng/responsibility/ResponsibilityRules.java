/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.responsibility.duty.DutyRules;
import io.yunheng.responsibility.transfer.TransferRules;

/** The rules of this room. */
public record ResponsibilityRules(
    RoleRules roles, TransferRules transfers, DutyRules duties, EventRules events) {
  /** Those that ship. */
  public static ResponsibilityRules shipped() {
    return new ResponsibilityRules(
        RoleRules.shipped(), TransferRules.shipped(), DutyRules.shipped(), EventRules.shipped());
  }
}
