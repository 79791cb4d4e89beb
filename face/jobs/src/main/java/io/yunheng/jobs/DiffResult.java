/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.assessment.AssessmentComparison;
import io.yunheng.assessment.ComparisonWriter;
import io.yunheng.estate.EstateDiff;
import io.yunheng.estate.EstateDiffWriter;
import io.yunheng.estate.EstateNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** What changed. */
public sealed interface DiffResult extends JobResult {
  /**
   * Between two estates.
   *
   * @param names of what it tells of
   */
  record Estates(EstateDiff diff, EstateNames names) implements DiffResult {}

  /** Between two assessments. */
  record Assessments(AssessmentComparison comparison) implements DiffResult {}

  /** A change is neither good nor bad. */
  @Override
  default Standing standing() {
    return Standing.CLEAN;
  }

  @Override
  default List<Path> files() {
    return List.of();
  }

  @Override
  default void write(Writer out) {
    try {
      out.write(
          switch (this) {
            case Estates(EstateDiff diff, EstateNames names) -> EstateDiffWriter.text(diff, names);
            case Assessments(AssessmentComparison comparison) -> ComparisonWriter.text(comparison);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
