/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import java.util.List;

/** What came of changes of a register: all of them were made, or none. */
public sealed interface RegisterOutcome {
  /**
   * All were made.
   *
   * @param rows those that were touched, as they are now
   */
  record Made(List<RegisterRow> rows) implements RegisterOutcome {
    public Made {
      rows = List.copyOf(rows);
    }
  }

  /** None was made. */
  record Refused(List<RegisterConflict> conflicts) implements RegisterOutcome {
    public Refused {
      conflicts = List.copyOf(conflicts);
    }
  }
}
