/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a form that came back for a request, and unpacks the attachments that it names.
 *
 * @param file an Excel file, or a zip with one in it
 * @param output the folder for the attachments
 */
public record FormReadRequest(Path file, Path output) implements JobRequest<FormReadResult> {
  @Override
  public JobKind kind() {
    return JobKind.FORM_READ;
  }

  @Override
  public JobReach reach() {
    return JobReach.reading(file);
  }

  @Override
  public Optional<Path> target() {
    return Optional.of(output);
  }

  @Override
  public FormReadRequest into(Path other) {
    return new FormReadRequest(file, other);
  }
}
