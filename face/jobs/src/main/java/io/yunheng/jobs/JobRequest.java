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
  JobReach reach();

  /** The folder that the files of the result lie in; empty if there are none beside it. */
  Optional<Path> target();

  /** What must not be there yet, or be an empty folder; empty if it may be replaced or added to. */
  default Optional<Path> mustBeFree() {
    return switch (this) {
      case AssessRequest one -> free(one.output(), one.force());
      case WorkbookExportRequest one -> free(one.output(), one.force());
      case ArrangementRequest one -> free(one.output(), one.force());
      case CatalogExportRequest one -> free(one.output(), one.force());
      case ResponsibilityRequest one -> one.output().flatMap(folder -> free(folder, one.force()));
      case VerifyManifestRequest one -> one.output().flatMap(folder -> free(folder, one.force()));
      case ReconcileRequest one -> one.output().flatMap(folder -> free(folder, one.force()));
      case CompareRequest one -> one.output().flatMap(folder -> free(folder, one.force()));
      case CreateManifestRequest one -> Optional.of(one.output());
      case CaseInitRequest one -> Optional.of(one.folder());
      case KeyRequest one -> Optional.of(one.output());
      case CaseCheckRequest _,
          WorkbookMergeRequest _,
          CollectRequest _,
          EstateShowRequest _,
          DiffRequest _,
          SignManifestRequest _,
          BagCheckRequest _ ->
          Optional.empty();
    };
  }

  private static Optional<Path> free(Path place, boolean force) {
    return force ? Optional.empty() : Optional.of(place);
  }

  /**
   * The same request with its files in another folder. What changes a case changes it still.
   *
   * @param folder that is empty or not there
   */
  JobRequest<R> into(Path folder);
}
