/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.cli.SlowProgress;
import io.yunheng.cli.Terminal;
import io.yunheng.database.RowProgress;
import io.yunheng.database.TableName;
import io.yunheng.migration.TreeProgress;
import io.yunheng.report.handover.Amounts;
import java.util.concurrent.atomic.LongAdder;

/** Tells on the error stream how far comparing has come. */
final class CompareProgress implements TreeProgress, RowProgress {
  private final Terminal terminal;
  private final SlowProgress slow;
  private final LongAdder octets = new LongAdder();
  private final LongAdder entries = new LongAdder();
  private final LongAdder rows = new LongAdder();

  CompareProgress(Terminal terminal) {
    this.terminal = terminal;
    this.slow = new SlowProgress(terminal);
  }

  @Override
  public void octets(long more) {
    octets.add(more);
  }

  @Override
  public void entry() {
    entries.increment();
    long count = entries.sum();
    if (count % 64 == 0) {
      slow.at(terminal.text("compare.progress.files", count, Amounts.octets(octets.sum())));
    }
  }

  @Override
  public void read(TableName table, boolean source, long more) {
    rows.add(more);
    slow.at(terminal.text("compare.progress.rows", rows.sum(), table.toString()));
  }

  /** More objects of a store were dealt with. */
  void differences(long count) {
    slow.at(terminal.text("compare.progress.objects", count));
  }
}
