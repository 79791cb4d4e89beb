/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.assessment.WorkbookConflict;
import io.yunheng.assessment.WorkbookMerge;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** A workbook that was merged into its case; somebody has to settle conflicts. */
public record WorkbookMergeResult(WorkbookMerge.Merged merged) implements JobResult {
  private record Summary(int written, int missing, List<ConflictingCell> conflicts) {}

  private record ConflictingCell(
      String item, String object, String field, String kept, String other) {
    static ConflictingCell of(WorkbookConflict conflict) {
      return new ConflictingCell(
          conflict.row().item(),
          conflict.row().object(),
          conflict.field().code(),
          conflict.kept().value(),
          conflict.other().value());
    }
  }

  /** How many cells were taken over. */
  public int written() {
    return merged.written();
  }

  @Override
  public Standing standing() {
    return merged.conflicts().isEmpty() ? Standing.CLEAN : Standing.OPEN;
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public void write(Writer out) {
    ResultJson.write(
        out,
        new Summary(
            written(),
            merged.missing().size(),
            merged.conflicts().stream().map(ConflictingCell::of).toList()));
  }
}
