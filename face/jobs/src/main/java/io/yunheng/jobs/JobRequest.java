/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.FaultException;
import io.yunheng.jobs.work.JobFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Something that can be asked of Yunheng: a value without secrets, which {@link JobJson} writes and
 * reads.
 *
 * @param <R> what comes of it
 */
public sealed interface JobRequest<R extends JobResult>
    permits ArrangementRequest,
        AssessRequest,
        BagCheckRequest,
        CaseCheckRequest,
        CaseInitRequest,
        CatalogExportRequest,
        CollectRequest,
        CompareRequest,
        CreateManifestRequest,
        DiffRequest,
        EstateShowRequest,
        FormReadRequest,
        InspectRequest,
        KeyRequest,
        ReconcileRequest,
        RegisterReadRequest,
        ResponsibilityRequest,
        SignManifestRequest,
        VerifyManifestRequest,
        WorkbookExportRequest,
        WorkbookMergeRequest {

  /** Which job it is. */
  JobKind kind();

  /** What it has to be let at. */
  JobReach reach();

  /** The folder that the files of the result lie in; empty if there are none beside it. */
  Optional<Path> target();

  /**
   * A file that must not be there yet, or a folder that must be empty or not there; empty if it may
   * be replaced or added to. It is looked at before the job begins.
   */
  default Optional<Path> mustBeFree() {
    return Optional.empty();
  }

  /**
   * Refuses a place that is not free, one with unfinished work too.
   *
   * @throws FaultException with {@code OUTPUT_EXISTS}
   */
  default void requireFree() {
    mustBeFree().ifPresent(place -> JobFiles.requireFree(place, false));
  }

  /**
   * The same request with its files in another folder. What changes a case changes it still.
   *
   * @param folder that is empty or not there
   */
  JobRequest<R> into(Path folder);
}
