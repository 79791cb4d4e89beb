/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.fault.Fault;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import io.yunheng.run.ProgressMeter;
import io.yunheng.run.Unit;
import io.yunheng.store.JobClaim;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** A job that runs in this server. */
final class RunningJob {
  final JobClaim claim;
  private final ProgressMeter meter = new ProgressMeter();
  private final Thread thread;
  private JobStop why = JobStop.NOT;
  private boolean ended;

  /**
   * A job that is about to run.
   *
   * @param run what runs it
   */
  RunningJob(JobClaim claim, Consumer<RunningJob> run) {
    this.claim = claim;
    this.thread = Thread.ofPlatform().name("job").unstarted(() -> run.accept(this));
  }

  void start() {
    thread.start();
  }

  /** Stops it for the first reason that there is; not once it has ended. */
  synchronized void stop(JobStop reason) {
    if (why == JobStop.NOT && !ended) {
      why = reason;
      thread.interrupt();
    }
  }

  /** Why it was stopped; from now on it is not any more. */
  synchronized JobStop ended() {
    ended = true;
    boolean _ = Thread.interrupted();
    return why;
  }

  /** How far it is, as its row holds it. */
  String progress() {
    return JobPosition.write(meter.position());
  }

  /** What its worker tells. */
  Progress telling(JobLog log, Path data) {
    return new Progress() {
      private String phase = "";

      @Override
      public synchronized void begin(Phase next) {
        meter.begin(next);
        if (!next.code().equals(phase)) {
          phase = next.code();
          log.add(claim.job().id(), "phase", phase);
        }
      }

      @Override
      public void count(Unit unit, long more) {
        meter.count(unit, more);
      }

      @Override
      public void warn(Fault fault) {
        meter.warn(fault);
        log.add(claim.job().id(), "warning", JobFaults.write(List.of(fault), data));
      }
    };
  }
}
