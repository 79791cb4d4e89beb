/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Says what a case still lacks for its assessment.
 *
 * @param folder the case
 */
public record CaseCheckRequest(Path folder) implements JobRequest<CaseCheckResult> {

  @Override
  public JobKind kind() {
    return JobKind.CASE_CHECK;
  }

  @Override
  public JobReach reach() {
    return JobReach.reading(folder);
  }

  @Override
  public Optional<Path> target() {
    return Optional.empty();
  }

  @Override
  public CaseCheckRequest into(Path other) {
    return this;
  }
}
