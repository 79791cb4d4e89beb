/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.bag;

import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.jobs.BagCheckRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a bag is complete and valid, and what is the matter with it. */
@Command(name = "check")
public final class BagCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", descriptionKey = "FOLDER")
  private Path folder = Path.of("");

  @Option(names = "--presence-only", descriptionKey = "presence-only")
  private boolean presenceOnly;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    return CommandJob.of(spec)
        .run(
            new BagCheckRequest(folder, presenceOnly, terminal.language()),
            new BagText(terminal)::print);
  }
}
