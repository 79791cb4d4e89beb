/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.diff;

import io.yunheng.assessment.AssessmentComparison;
import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.estate.EstateDiff;
import io.yunheng.estate.EstateNames;
import io.yunheng.jobs.DiffRequest;
import io.yunheng.jobs.DiffResult;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what changed between two estates, or between two assessments. */
@Command(name = "diff")
public final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "BEFORE", descriptionKey = "BEFORE")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", descriptionKey = "AFTER")
  private Path after = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    return CommandJob.of(spec)
        .run(new DiffRequest(before, after), result -> print(terminal, result));
  }

  private static void print(Terminal terminal, DiffResult result) {
    switch (result) {
      case DiffResult.Assessments(AssessmentComparison comparison) ->
          new ComparisonText(terminal).print(comparison);
      case DiffResult.Estates(EstateDiff diff, EstateNames names) ->
          new EstateDiffText(terminal, names).print(diff);
    }
  }
}
