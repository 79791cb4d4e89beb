/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.Language;
import io.yunheng.jobs.work.JobFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes clauses of the catalog as JSON or Excel.
 *
 * @param clauses their ids, in the order in which they are written
 * @param output a file whose name ends in .json or .xlsx
 * @param force whether the file may be replaced
 */
public record CatalogExportRequest(
    List<String> clauses, Path output, boolean force, Language language)
    implements JobRequest<WrittenResult> {
  public CatalogExportRequest {
    clauses = List.copyOf(clauses);
  }

  @Override
  public JobKind kind() {
    return JobKind.CATALOG_EXPORT;
  }

  @Override
  public JobReach reach() {
    return JobReach.NONE;
  }

  @Override
  public Optional<Path> target() {
    return Optional.of(JobFiles.folder(output));
  }

  @Override
  public Optional<Path> mustBeFree() {
    return force ? Optional.empty() : Optional.of(output);
  }

  @Override
  public CatalogExportRequest into(Path other) {
    return new CatalogExportRequest(clauses, JobFiles.in(other, output), force, language);
  }
}
