/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.assessment.SubjectKind;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Assesses a case and writes the report, the workbook and the result.
 *
 * @param folder the case
 * @param output a folder
 * @param subject as which the case is assessed; empty for its own
 * @param packs folders with further checks
 * @param force whether what is in the output may be replaced
 */
public record AssessRequest(
    Path folder,
    Path output,
    ScaleName scale,
    Optional<SubjectKind> subject,
    List<Path> packs,
    boolean force,
    Language language)
    implements JobRequest<AssessResult> {
  public AssessRequest {
    packs = List.copyOf(packs);
  }

  @Override
  public JobKind kind() {
    return JobKind.ASSESS;
  }

  @Override
  public JobReach reach() {
    return JobReach.reading(folder).also(packs);
  }

  @Override
  public Optional<Path> target() {
    return Optional.of(output);
  }

  @Override
  public Optional<Path> mustBeFree() {
    return force ? Optional.empty() : Optional.of(output);
  }

  @Override
  public AssessRequest into(Path other) {
    return new AssessRequest(folder, other, scale, subject, packs, force, language);
  }
}
