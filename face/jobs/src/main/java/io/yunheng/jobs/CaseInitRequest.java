/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.assessment.SubjectKind;
import io.yunheng.fault.Language;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes a new case with empty registers.
 *
 * @param folder of the new case
 * @param name of what is assessed
 * @param tenant its id, if the subject is one
 * @param system the name of the system, if known
 */
public record CaseInitRequest(
    Path folder,
    String name,
    SubjectKind subject,
    Optional<String> tenant,
    Optional<String> system,
    Language language)
    implements JobRequest<WrittenResult> {

  @Override
  public JobKind kind() {
    return JobKind.CASE_INIT;
  }

  @Override
  public JobReach reach() {
    return JobReach.NONE;
  }

  @Override
  public Optional<Path> target() {
    return Optional.of(folder);
  }

  @Override
  public Optional<Path> mustBeFree() {
    return Optional.of(folder);
  }

  @Override
  public CaseInitRequest into(Path other) {
    return new CaseInitRequest(other, name, subject, tenant, system, language);
  }
}
