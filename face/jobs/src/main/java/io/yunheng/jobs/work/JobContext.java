/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.work;

import io.yunheng.fixity.DigestEngine;
import io.yunheng.jobs.EngineSettings;
import io.yunheng.jobs.Secrets;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import io.yunheng.run.Workers;

/** What a job is run with. */
public record JobContext(
    Workers workers,
    EngineSettings settings,
    Secrets secrets,
    Progress progress,
    ShippedData shipped) {

  /**
   * Threads for the job.
   *
   * @param asked at most; 0 for as many as there are
   */
  public Workers.Share threads(int asked) {
    return workers.share(asked == 0 ? workers.limit() : asked);
  }

  /** An engine for digests; which path it is on, and how it reaches files, is told as progress. */
  public DigestEngine digests() {
    DigestEngine engine = DigestEngine.upTo(settings.digests()).reading(settings.trees());
    progress.begin(Phase.of("reach-files").about(engine.access().code()));
    progress.begin(Phase.of("start-digests").about(engine.path().code()));
    return engine;
  }
}
