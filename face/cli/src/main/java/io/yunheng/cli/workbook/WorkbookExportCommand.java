/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.workbook;

import io.yunheng.catalog.ScaleName;
import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.jobs.WorkbookExportRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the workbook of a case, prefilled by an assessment. */
@Command(name = "export")
public final class WorkbookExportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CASE", descriptionKey = "CASE")
  private Path folder = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true)
  private Path output = Path.of("");

  @Option(names = "--scale", paramLabel = "workbook|gbt28448")
  private ScaleName scale = ScaleName.WORKBOOK;

  @Option(names = "--packs", paramLabel = "DIR")
  private List<Path> packs = new ArrayList<>();

  @Option(names = "--force")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    return CommandJob.of(spec)
        .run(
            new WorkbookExportRequest(folder, output, scale, packs, force, terminal.language()),
            result -> result.files().forEach(terminal::written));
  }
}
