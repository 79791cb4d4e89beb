/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import static java.lang.System.Logger.Level.WARNING;

import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.CaseSchedule;
import io.yunheng.casework.JobEnd;
import io.yunheng.casework.JobState;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.WorkerJobs;
import io.yunheng.server.settings.JobSettings;
import io.yunheng.server.web.DefectLog;
import io.yunheng.store.JobClaim;
import io.yunheng.store.Store;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs jobs, as many at a time as the settings let it, each in a worker process. A claim is renewed
 * while its job runs; where it was lost the job is stopped and leaves nothing.
 */
public final class JobRunner implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("io.yunheng.server");
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final long RENEW_MILLIS = 2_000;
  private static final long LOOK_MILLIS = 1_000;
  private static final long FIRE_MILLIS = 5_000;
  private static final long PATIENCE_SECONDS = 30;
  private static final String BROKEN = "broken";

  private final Store store;
  private final Path data;
  private final InstantSource clock;
  private final JobWork work;
  private final JobLog log;
  private final String holder;
  private final int workers;
  private final Semaphore free;
  private final Semaphore asked = new Semaphore(0);
  private final Map<RandomId, RunningJob> running = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("jobs-timer").factory());
  private volatile boolean stopping;
  private Optional<Thread> dispatcher = Optional.empty();
  private List<ScheduledFuture<?>> ticks = List.of();

  /**
   * A runner over a store.
   *
   * @param data the data folder
   */
  public JobRunner(
      Store store, JobSettings settings, Path data, InstantSource clock, SecureRandom random) {
    this.store = store;
    this.data = data;
    this.clock = clock;
    this.work =
        new JobWork(
            store,
            data,
            new WorkerJobs(EngineSettings.FASTEST, settings.threads(), settings.heap()),
            settings.networks());
    this.log = new JobLog(data, clock);
    this.holder = RandomId.draw(random).text();
    this.workers = settings.workers();
    this.free = new Semaphore(workers);
  }

  /** Takes back what an earlier server left, and begins to run. */
  public void start() {
    work.dropAll();
    store.queue().handBackAll();
    dispatcher = Optional.of(Thread.ofPlatform().daemon().name("jobs").start(this::dispatch));
    ticks =
        List.of(
            timer.scheduleWithFixedDelay(
                this::renew, RENEW_MILLIS, RENEW_MILLIS, TimeUnit.MILLISECONDS),
            timer.scheduleWithFixedDelay(this::fire, 0, FIRE_MILLIS, TimeUnit.MILLISECONDS));
  }

  /** Something was asked for, or is to be stopped. */
  public void wake() {
    asked.release();
    if (!running.isEmpty() && !stopping) {
      timer.execute(this::renew);
    }
  }

  private void dispatch() {
    while (!stopping) {
      try {
        free.acquire();
        Optional<JobClaim> claim = stopping ? Optional.empty() : claim();
        if (claim.isPresent()) {
          RunningJob job = new RunningJob(claim.get(), this::run);
          running.put(claim.get().job().id(), job);
          job.start();
        } else {
          free.release();
          if (asked.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            asked.drainPermits();
          }
        }
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private Optional<JobClaim> claim() {
    try {
      return store.queue().claim(holder, LEASE);
    } catch (RuntimeException e) {
      warn("jobs: the queue cannot be asked", e);
      return Optional.empty();
    }
  }

  private void run(RunningJob job) {
    RandomId id = job.claim.job().id();
    log.add(id, "begin", Long.toString(job.claim.attempt()));
    try {
      work.run(job.claim, job.telling(log, data));
      end(job);
    } catch (InterruptedException _) {
      interrupted(job, job.ended());
    } catch (FaultException e) {
      failed(job, e.faults());
    } catch (RuntimeException e) {
      DefectLog.write("job " + job.claim.job().ask().kind(), e);
      failed(job, List.of(Fault.of(FaultCode.DEFECT, "reason", e.getClass().getSimpleName())));
    } finally {
      running.remove(id);
      free.release();
      asked.release();
    }
  }

  private void end(RunningJob job) {
    JobStop _ = job.ended();
    log.add(job.claim.job().id(), "end", "");
    tidy(job);
  }

  private void tidy(RunningJob job) {
    try {
      work.tidy(job.claim.job().id());
    } catch (RuntimeException e) {
      warn("jobs: a folder stays", e);
    }
  }

  private void interrupted(RunningJob job, JobStop why) {
    RandomId id = job.claim.job().id();
    switch (why) {
      case CANCELLED -> {
        log.add(id, "cancelled", "");
        guarded(() -> store.queue().finish(job.claim, JobState.CANCELLED, JobEnd.NONE));
        tidy(job);
      }
      case HANDED_BACK, NOT -> {
        log.add(id, "handed-back", "");
        guarded(() -> work.drop(id));
        guarded(() -> store.queue().handBack(job.claim));
      }
      case LOST -> guarded(() -> work.drop(id));
    }
  }

  private void failed(RunningJob job, List<Fault> faults) {
    RandomId id = job.claim.job().id();
    JobStop why = job.ended();
    if (why != JobStop.NOT) {
      interrupted(job, why);
      return;
    }
    String told = JobFaults.write(faults, data);
    log.add(id, "fault", told);
    JobEnd end = new JobEnd(BROKEN, told, "");
    if (faults.getFirst().code() == FaultCode.JOB_CRASHED) {
      // Before another worker may take it, and makes its folders anew under the same name.
      guarded(() -> work.drop(id));
      guarded(() -> store.queue().crashed(job.claim, end));
    } else {
      guarded(() -> store.queue().finish(job.claim, JobState.FAILED, end));
      tidy(job);
    }
  }

  /** What cannot be written now is taken back by whoever runs next. */
  private static void guarded(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException e) {
      warn("jobs: not written", e);
    }
  }

  /** The log has no message of an exception: it may hold names. */
  private static void warn(String what, RuntimeException e) {
    LOG.log(WARNING, what + " (" + e.getClass().getSimpleName() + ")");
  }

  private void renew() {
    for (RunningJob job : running.values()) {
      try {
        Optional<CaseJob> row = store.queue().renew(job.claim, LEASE, job.progress());
        if (row.isEmpty()) {
          job.stop(JobStop.LOST);
        } else if (row.get().course().cancelAsked()) {
          job.stop(JobStop.CANCELLED);
        }
      } catch (FaultException e) {
        if (e.fault().code() == FaultCode.INSTALLATION_LOST) {
          job.stop(JobStop.LOST);
        }
      } catch (RuntimeException e) {
        warn("jobs: a claim was not renewed", e);
      }
    }
  }

  private void fire() {
    try {
      Instant now = clock.instant();
      int fired = store.schedules().fire(one -> ScheduleTimes.next(one, zone(one), now));
      if (fired > 0) {
        wake();
      }
    } catch (RuntimeException e) {
      warn("jobs: schedules", e);
    }
  }

  private ZoneId zone(CaseSchedule schedule) {
    return store
        .cases()
        .find(CaseView.scope(schedule.workCase()), schedule.workCase())
        .map(one -> one.description().timeZone())
        .orElse(ZoneOffset.UTC);
  }

  /** Stops what runs, and hands it back: whoever runs next begins it again. */
  @Override
  public void close() {
    stop(JobStop.HANDED_BACK);
  }

  /** Stops what runs; the installation is somebody else's now. */
  public void abandon() {
    stop(JobStop.LOST);
  }

  private void stop(JobStop why) {
    stopping = true;
    dispatcher.ifPresent(Thread::interrupt);
    running.values().forEach(job -> job.stop(why));
    try {
      if (free.tryAcquire(workers, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        free.release(workers);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    ticks.forEach(tick -> tick.cancel(false));
    timer.shutdownNow();
  }
}
