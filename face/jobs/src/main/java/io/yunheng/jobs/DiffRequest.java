/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Says what changed between two estates, or between two assessments.
 *
 * @param before an estate, a result.json or its folder
 * @param after another of that kind
 */
public record DiffRequest(Path before, Path after) implements JobRequest<DiffResult> {

  @Override
  public JobKind kind() {
    return JobKind.DIFF;
  }

  @Override
  public JobReach reach() {
    return JobReach.reading(before, after);
  }

  @Override
  public Optional<Path> target() {
    return Optional.empty();
  }

  @Override
  public DiffRequest into(Path other) {
    return this;
  }
}
