/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import io.yunheng.fault.Fault;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;

/** Does something whenever rows were read. */
record RowsHook(Runnable act) implements Progress {
  @Override
  public void begin(Phase phase) {}

  @Override
  public void count(Unit unit, long more) {
    if (unit == Unit.ROWS) {
      act.run();
    }
  }

  @Override
  public void warn(Fault fault) {}
}
