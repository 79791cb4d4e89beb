/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Who works on a record.
 *
 * @param due the last day
 */
public record RecordTask(Optional<RandomId> owner, Optional<LocalDate> due) {
  /** Nobody does. */
  public static final RecordTask NONE = new RecordTask(Optional.empty(), Optional.empty());
}
