/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import java.util.Optional;

/**
 * Why one change of a register was not made.
 *
 * @param current what stands in the cell now, where that is the reason
 */
public record RegisterConflict(RegisterEdit edit, Reason reason, Optional<RegisterCell> current) {
  /** What stands against a change. */
  public enum Reason {
    /** Somebody else changed it since it was seen. */
    STALE,
    /** Another row of the register has that name. */
    NAME_TAKEN,
    /** The row is not there, or not any more. */
    GONE
  }
}
