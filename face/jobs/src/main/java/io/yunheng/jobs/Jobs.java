/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.yunheng.fault.FaultException;
import io.yunheng.jobs.assess.AssessmentJobs;
import io.yunheng.jobs.cloud.CloudJobs;
import io.yunheng.jobs.comparison.CompareJob;
import io.yunheng.jobs.form.FormJob;
import io.yunheng.jobs.manifest.InspectJob;
import io.yunheng.jobs.manifest.ManifestJobs;
import io.yunheng.jobs.manifest.VerifyJob;
import io.yunheng.jobs.responsibility.ResponsibilityJobs;
import io.yunheng.jobs.work.JobContext;
import io.yunheng.jobs.work.JobFiles;
import io.yunheng.jobs.work.ShippedData;
import io.yunheng.run.Progress;
import io.yunheng.run.Workers;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs jobs in this process. One of it serves many threads: its jobs share the threads of {@link
 * Workers} and the data that are shipped, and nothing else. Jobs side by side give the same files
 * as one after another.
 */
public final class Jobs {
  private static final System.Logger LOG = System.getLogger("io.yunheng.jobs");

  private final Workers workers;
  private final EngineSettings settings;
  private final ShippedData shipped = new ShippedData();

  /**
   * Jobs that share threads.
   *
   * @param workers the threads that they use together
   */
  public Jobs(Workers workers, EngineSettings settings) {
    this.workers = workers;
    this.settings = settings;
  }

  /**
   * Runs a job on this thread. Interrupting the thread cancels the job after at most one more unit
   * of its work; what it was to write is then not there, or as it was, and it can be asked for
   * again.
   *
   * @param secrets values of the names in the request
   * @throws FaultException with what is wrong with the input, or kept the job from its end
   * @throws InterruptedException if it is interrupted
   */
  public <R extends JobResult> R run(JobRequest<R> request, Secrets secrets, Progress progress)
      throws InterruptedException {
    JobContext context = new JobContext(workers, settings, secrets, progress, shipped);
    String kind = request.kind().code();
    long began = System.nanoTime();
    LOG.log(INFO, "{0}: started", kind);
    try {
      request.mustBeFree().ifPresent(place -> JobFiles.requireFree(place, true));
      @SuppressWarnings("unchecked") // Each request has one type of result, which dispatch gives.
      R result = (R) dispatch(request, context);
      LOG.log(INFO, "{0}: {1} after {2}", kind, result.standing().code(), since(began));
      return result;
    } catch (FaultException e) {
      if (interrupted(e)) {
        LOG.log(INFO, "{0}: cancelled after {1}", kind, since(began));
        throw cancelled(e);
      }
      LOG.log(
          WARNING, "{0}: refused with {1} after {2}", kind, e.fault().code().code(), since(began));
      throw e;
    } catch (RuntimeException e) {
      if (interrupted(e) || Thread.currentThread().isInterrupted()) {
        // Libraries that were closed by the interruption may not tell of it.
        LOG.log(INFO, "{0}: cancelled after {1}", kind, since(began));
        throw cancelled(e);
      }
      throw e;
    } catch (InterruptedException e) {
      LOG.log(INFO, "{0}: cancelled after {1}", kind, since(began));
      throw e;
    }
  }

  /**
   * Whether a file was closed because the thread was interrupted while it used it; what closes it
   * once more finds it closed.
   */
  private static boolean interrupted(Throwable problem) {
    for (Optional<Throwable> cause = Optional.of(problem);
        cause.isPresent();
        cause = Optional.ofNullable(cause.get().getCause())) {
      if (cause.get() instanceof ClosedByInterruptException
          || (cause.get() instanceof ClosedChannelException
              && Thread.currentThread().isInterrupted())) {
        return true;
      }
    }
    return false;
  }

  private static InterruptedException cancelled(Throwable cause) {
    boolean _ = Thread.interrupted();
    InterruptedException cancelled = new InterruptedException();
    cancelled.initCause(cause);
    return cancelled;
  }

  private static Duration since(long began) {
    return Duration.ofMillis((System.nanoTime() - began) / 1_000_000);
  }

  private static JobResult dispatch(JobRequest<?> request, JobContext context)
      throws InterruptedException {
    return switch (request) {
      case AssessRequest assess -> new AssessmentJobs(context).assess(assess);
      case CaseCheckRequest check -> new AssessmentJobs(context).check(check);
      case CaseInitRequest init -> new AssessmentJobs(context).init(init);
      case WorkbookExportRequest export -> new AssessmentJobs(context).export(export);
      case WorkbookMergeRequest merge -> new AssessmentJobs(context).merge(merge);
      case DiffRequest diff -> new AssessmentJobs(context).diff(diff);
      case CollectRequest collect -> new CloudJobs(context).collect(collect);
      case EstateShowRequest show -> new CloudJobs(context).show(show);
      case RegisterReadRequest read -> new CloudJobs(context).read(read);
      case FormReadRequest read -> new FormJob(read).run();
      case ResponsibilityRequest derive -> new ResponsibilityJobs(context).derive(derive);
      case ArrangementRequest arrangement -> new ResponsibilityJobs(context).convert(arrangement);
      case CatalogExportRequest export -> new ResponsibilityJobs(context).export(export);
      case KeyRequest key -> new ManifestJobs(context).key(key);
      case CreateManifestRequest create -> new ManifestJobs(context).create(create);
      case VerifyManifestRequest verify -> new VerifyJob(context, verify).run();
      case InspectRequest inspect -> new InspectJob(context, inspect).run();
      case SignManifestRequest sign -> new ManifestJobs(context).sign(sign);
      case ReconcileRequest reconcile -> new ManifestJobs(context).reconcile(reconcile);
      case CompareRequest compare -> new CompareJob(context, compare).run();
      case BagCheckRequest check -> new ManifestJobs(context).check(check);
    };
  }
}
