/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the cells of a register as they were typed.
 *
 * @param file an Excel file
 */
public record RegisterReadRequest(Path file) implements JobRequest<RegisterReadResult> {
  @Override
  public JobKind kind() {
    return JobKind.REGISTER_READ;
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
  public RegisterReadRequest into(Path other) {
    return this;
  }
}
