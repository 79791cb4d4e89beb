/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.fault.Language;
import io.yunheng.jobs.work.JobFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes an arrangement in another form, or an empty workbook to fill in.
 *
 * @param input the arrangement; empty for an empty workbook
 * @param output a file whose name ends in .xlsx, .yaml or .yml
 * @param force whether the file may be replaced
 */
public record ArrangementRequest(
    Optional<Path> input, Path output, boolean force, Language language)
    implements JobRequest<WrittenResult> {

  @Override
  public JobKind kind() {
    return JobKind.ARRANGEMENT;
  }

  @Override
  public JobReach reach() {
    return JobReach.NONE.also(input.stream().toList());
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
  public ArrangementRequest into(Path other) {
    return new ArrangementRequest(input, JobFiles.in(other, output), force, language);
  }
}
