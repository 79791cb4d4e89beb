/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.migration.ComparisonRun;
import io.yunheng.migration.MigrationRules;
import io.yunheng.migration.MoveComparison;
import io.yunheng.migration.RunFile;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/**
 * What was moved, compared with what there was.
 *
 * @param run that the comparison is the last of
 * @param rules with the texts of findings
 * @param files that were written
 */
public record CompareResult(
    ComparisonRun run, MoveComparison comparison, MigrationRules rules, List<Path> files)
    implements JobResult {
  public CompareResult {
    files = List.copyOf(files);
  }

  @Override
  public Standing standing() {
    return switch (comparison.outcome()) {
      case SAME -> Standing.CLEAN;
      case OPEN -> Standing.OPEN;
      case DIFFERENT -> Standing.BROKEN;
    };
  }

  @Override
  public void write(Writer out) {
    RunFile.write(run, out);
  }
}
