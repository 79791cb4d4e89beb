/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.Language;
import io.yunheng.jobs.work.JobFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes the workbook of a case, filled in by an assessment.
 *
 * @param folder the case
 * @param output a file
 * @param packs folders with further checks
 * @param force whether the file may be replaced
 */
public record WorkbookExportRequest(
    Path folder, Path output, ScaleName scale, List<Path> packs, boolean force, Language language)
    implements JobRequest<WrittenResult> {
  public WorkbookExportRequest {
    packs = List.copyOf(packs);
  }

  @Override
  public JobKind kind() {
    return JobKind.WORKBOOK_EXPORT;
  }

  @Override
  public JobReach reach() {
    return JobReach.reading(folder).also(packs);
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
  public WorkbookExportRequest into(Path other) {
    return new WorkbookExportRequest(
        folder, JobFiles.in(other, output), scale, packs, force, language);
  }
}
