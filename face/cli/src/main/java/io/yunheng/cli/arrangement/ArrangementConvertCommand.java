/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.arrangement;

import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.jobs.ArrangementRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an arrangement in the other form, by the ending of the file. */
@Command(name = "convert")
public final class ArrangementConvertCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "IN", descriptionKey = "IN")
  private Path input = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", descriptionKey = "OUT")
  private Path output = Path.of("");

  @Option(names = "--force")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    return CommandJob.of(spec)
        .run(
            new ArrangementRequest(Optional.of(input), output, force, terminal.language()),
            result -> result.files().forEach(terminal::written));
  }
}
