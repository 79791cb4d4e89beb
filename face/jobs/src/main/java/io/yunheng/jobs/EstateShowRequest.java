/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Says what an estate holds.
 *
 * @param file the estate
 */
public record EstateShowRequest(Path file) implements JobRequest<EstateResult> {

  @Override
  public JobKind kind() {
    return JobKind.ESTATE_SHOW;
  }

  @Override
  public JobReach reach() {
    return JobReach.reading(file);
  }

  @Override
  public Optional<Path> target() {
    return Optional.empty();
  }

  @Override
  public EstateShowRequest into(Path other) {
    return this;
  }
}
