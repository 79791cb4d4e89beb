/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.diff;

import io.yunheng.cli.Terminal;
import io.yunheng.estate.format.EstateDiff;
import io.yunheng.estate.format.EstateDiffWriter;
import io.yunheng.estate.format.EstateReader;
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
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    EstateDiff diff = EstateDiff.between(EstateReader.read(before), EstateReader.read(after));
    if (terminal.json()) {
      terminal.line(EstateDiffWriter.text(diff));
    } else {
      new EstateDiffText(terminal).print(diff);
    }
    return 0;
  }
}
