/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.responsibility.duty.DutyBook;
import io.yunheng.responsibility.transfer.TransferBook;

/** The rules of this room. */
public record Books(RoleBook roles, TransferBook transfers, DutyBook duties, EventBook events) {
  /** Those that ship. */
  public static Books shipped() {
    return new Books(
        RoleBook.shipped(), TransferBook.shipped(), DutyBook.shipped(), EventBook.shipped());
  }
}
