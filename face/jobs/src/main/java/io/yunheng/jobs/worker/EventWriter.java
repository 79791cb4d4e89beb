/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import java.io.PrintStream;

/** Sends events, one line each. Safe for threads. */
final class EventWriter {
  private final PrintStream out;

  EventWriter(PrintStream out) {
    this.out = out;
  }

  void started() {
    send(new WorkerEvent.Started(WorkerEvent.VERSION));
  }

  synchronized void send(WorkerEvent event) {
    out.print(event.line() + "\n");
    out.flush();
  }
}
