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
import picocli.CommandLine.Spec;

/** Writes an empty workbook in which an arrangement is filled in. */
@Command(name = "template")
public final class ArrangementTemplateCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.xlsx",
      required = true)
  private Path output = Path.of("");

  @Option(names = "--force")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    return CommandJob.of(spec)
        .run(
            new ArrangementRequest(Optional.empty(), output, force, terminal.language()),
            result -> result.files().forEach(terminal::written));
  }
}
