/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.workbook;

import io.yunheng.assessment.WorkbookConflict;
import io.yunheng.assessment.WorkbookMerge;
import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.jobs.WorkbookMergeRequest;
import io.yunheng.jobs.WorkbookMergeResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Merges an edited workbook into its case. */
@Command(name = "merge")
public final class WorkbookMergeCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "CASE", descriptionKey = "CASE")
  private Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "FILE")
  private Path file = Path.of("");

  @Option(names = "--who", paramLabel = "NAME", required = true)
  private String who = "";

  @Option(names = "--packs", paramLabel = "DIR")
  private List<Path> packs = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    return CommandJob.of(spec)
        .run(new WorkbookMergeRequest(folder, file, who, packs), result -> print(terminal, result));
  }

  private static void print(Terminal terminal, WorkbookMergeResult result) {
    WorkbookMerge.Merged merged = result.merged();
    terminal.line(
        terminal.text(
            "workbook.merged",
            result.written(),
            merged.conflicts().size(),
            merged.missing().size()));
    for (WorkbookConflict conflict : merged.conflicts()) {
      terminal.line(
          terminal.text(
              "workbook.conflict",
              conflict.row().toString(),
              conflict.field().code(),
              conflict.kept().value(),
              conflict.kept().who(),
              conflict.other().value(),
              conflict.other().who()));
    }
  }
}
