/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.jobs.worker.JobFolder;
import io.yunheng.jobs.worker.WorkerLimits;
import io.yunheng.jobs.worker.WorkerRun;
import io.yunheng.jobs.worker.WorkerSandbox;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Runs jobs in processes of their own, so that hostile input, exhausted memory or a fault in
 * machine code ends that process and nothing else. A job that ended is not run again: asked for
 * once more with the same folder, its result is given.
 */
public final class WorkerJobs {
  private static final System.Logger LOG = System.getLogger("io.yunheng.jobs");

  private final EngineSettings settings;
  private final int threads;
  private final WorkerSandbox sandbox;
  private final Map<JobKind, WorkerLimits> limits;

  /**
   * Worker processes within walls where the system has them.
   *
   * @param threads that each of them may use
   */
  public WorkerJobs(EngineSettings settings, int threads) {
    this(settings, threads, WorkerSandbox.find(), WorkerLimits.shipped());
  }

  /**
   * The same with a limit to the memory of each.
   *
   * @param heap in MiB, at most; a kind of job that takes less takes less
   */
  public WorkerJobs(EngineSettings settings, int threads, int heap) {
    this(settings, threads, WorkerSandbox.find(), WorkerLimits.shipped(heap));
  }

  /** Whether worker processes are kept from files and the network (bubblewrap works here). */
  public boolean walled() {
    return sandbox.works();
  }

  WorkerJobs(
      EngineSettings settings,
      int threads,
      WorkerSandbox sandbox,
      Map<JobKind, WorkerLimits> limits) {
    this.settings = settings;
    this.threads = threads;
    this.sandbox = sandbox;
    this.limits = Map.copyOf(limits);
  }

  /**
   * Removes the folder of a job whose result is not wanted any more.
   *
   * @throws FaultException with {@code JOB_BUSY} if a process works on it
   */
  public static void forget(Path folder) {
    try (JobFolder job = JobFolder.open(folder)) {
      job.clear();
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
  }

  /**
   * Runs a job, and waits for it. Interrupting this thread ends the process.
   *
   * @param folder of the job, which it makes; what it works on and its result lie in it
   * @throws FaultException with what the job says, or {@code JOB_BUSY}, {@code JOB_CRASHED}, {@code
   *     JOB_TIMED_OUT}, {@code JOB_PROTOCOL}, {@code MEMORY_FULL}
   * @throws InterruptedException if it is interrupted; it can be asked for again
   */
  public WorkerOutcome run(JobRequest<?> request, Path folder, Secrets secrets, Progress progress)
      throws InterruptedException {
    String kind = request.kind().code();
    LOG.log(INFO, "{0}: started in a worker process", kind);
    try {
      WorkerOutcome outcome =
          new WorkerRun(
                  settings,
                  threads,
                  sandbox,
                  Objects.requireNonNull(limits.get(request.kind())),
                  progress)
              .run(request, folder.toAbsolutePath().normalize(), secrets);
      LOG.log(INFO, "{0}: {1}", kind, outcome.standing().code());
      return outcome;
    } catch (FaultException e) {
      LOG.log(WARNING, "{0}: refused with {1}", kind, e.fault().code().code());
      throw e;
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
  }
}
