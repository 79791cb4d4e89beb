/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

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
        KeyRequest,
        ReconcileRequest,
        ResponsibilityRequest,
        SignManifestRequest,
        VerifyManifestRequest,
        WorkbookExportRequest,
        WorkbookMergeRequest {

  /** Which job it is. */
  JobKind kind();

  /** What it has to be let at. */
  Reach reach();

  /** The folder that the files of the result lie in; empty if there are none beside it. */
  Optional<Path> target();

  /**
   * The same request with its files in another folder. What changes a case changes it still.
   *
   * @param folder that is empty or not there
   */
  JobRequest<R> into(Path folder);
}
