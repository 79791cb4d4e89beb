/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.diff;

import io.yunheng.assessment.AssessmentComparison;
import io.yunheng.assessment.ComparisonWriter;
import io.yunheng.assessment.OutlineReader;
import io.yunheng.cli.Terminal;
import io.yunheng.estate.EstateDiff;
import io.yunheng.estate.EstateDiffWriter;
import io.yunheng.estate.EstateReader;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.assessment.AssessmentFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    Optional<Path> one = result(before);
    Optional<Path> other = result(after);
    if (one.isPresent() && other.isPresent()) {
      AssessmentComparison comparison =
          AssessmentComparison.between(
              OutlineReader.read(one.get()), OutlineReader.read(other.get()));
      if (terminal.json()) {
        terminal.line(ComparisonWriter.text(comparison));
      } else {
        new ComparisonText(terminal).print(comparison);
      }
      return 0;
    }
    if (one.isPresent() || other.isPresent()) {
      throw FaultException.of(
          FaultCode.USAGE_INVALID, "problem", before + " <> " + after + ": result.json, .jsonl");
    }
    EstateDiff diff = EstateDiff.between(EstateReader.read(before), EstateReader.read(after));
    if (terminal.json()) {
      terminal.line(EstateDiffWriter.text(diff));
    } else {
      new EstateDiffText(terminal).print(diff);
    }
    return 0;
  }

  /** The result that is meant, if it is one: the file, or that in the folder. */
  private static Optional<Path> result(Path given) {
    if (Files.isDirectory(given)) {
      return Optional.of(given.resolve(AssessmentFiles.RESULT));
    }
    return String.valueOf(given.getFileName()).endsWith(".json")
        ? Optional.of(given)
        : Optional.empty();
  }
}
