/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.run;

import io.yunheng.fault.Fault;

/**
 * What long work tells while it runs. Any thread of the work may call any method, often; an
 * implementation returns at once and does not throw.
 */
public interface Progress {
  /** Nobody wants to know. */
  Progress SILENT =
      new Progress() {
        @Override
        public void begin(Phase phase) {}

        @Override
        public void count(Unit unit, long more) {}

        @Override
        public void warn(Fault fault) {}
      };

  /**
   * A phase begins. A phase with the code of the present one is that phase, about something else:
   * its counts go on.
   */
  void begin(Phase phase);

  /** So many units more are done in this phase. */
  void count(Unit unit, long more);

  /** Something is wrong that does not end the work. */
  void warn(Fault fault);
}
