/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.worker;

import io.yunheng.fault.Fault;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import io.yunheng.run.ProgressMeter;
import io.yunheng.run.Unit;
import java.util.concurrent.TimeUnit;

/** Sends how far a job is, twice a second and at the beginning of a phase. */
final class EventProgress implements Progress, AutoCloseable {
  private static final long PAUSE_MILLIS = 500;

  private final EventWriter events;
  private final ProgressMeter meter = new ProgressMeter();
  private final Thread sender;

  EventProgress(EventWriter events) {
    this.events = events;
    this.sender = Thread.ofPlatform().daemon().name("events").start(this::send);
  }

  @Override
  public void begin(Phase phase) {
    meter.begin(phase);
    events.send(new WorkerEvent.Progressed(meter.position()));
  }

  @Override
  public void count(Unit unit, long more) {
    meter.count(unit, more);
  }

  @Override
  public void warn(Fault fault) {
    events.send(new WorkerEvent.Warned(fault));
  }

  private void send() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        events.send(new WorkerEvent.Progressed(meter.position()));
      }
    } catch (InterruptedException _) {
      // The job has ended.
    }
  }

  @Override
  public void close() {
    sender.interrupt();
  }
}
