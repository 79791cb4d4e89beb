/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Merges an edited workbook into its case.
 *
 * @param folder the case
 * @param file the workbook
 * @param who brings it back
 * @param packs folders with further checks
 */
public record WorkbookMergeRequest(Path folder, Path file, String who, List<Path> packs)
    implements JobRequest<WorkbookMergeResult> {
  public WorkbookMergeRequest {
    packs = List.copyOf(packs);
  }

  @Override
  public JobKind kind() {
    return JobKind.WORKBOOK_MERGE;
  }

  @Override
  public JobReach reach() {
    return JobReach.reading(file).also(packs).changing(folder);
  }

  @Override
  public Optional<Path> target() {
    return Optional.empty();
  }

  @Override
  public WorkbookMergeRequest into(Path other) {
    return this;
  }
}
