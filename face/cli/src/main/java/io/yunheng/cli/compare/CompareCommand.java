/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.jobs.CompareForm;
import io.yunheng.jobs.CompareRequest;
import io.yunheng.jobs.CompareResult;
import io.yunheng.migration.RunKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares what was moved with what there was. */
@Command(name = "compare")
public final class CompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SOURCE", descriptionKey = "SOURCE")
  private String source = "";

  @Parameters(index = "1", paramLabel = "TARGET", descriptionKey = "TARGET")
  private String target = "";

  @Option(
      names = "--kind",
      paramLabel = "migration|rollback-rehearsal|parallel-run",
      descriptionKey = "kind")
  private Optional<String> kind = Optional.empty();

  @Option(names = "--name", paramLabel = "TEXT", descriptionKey = "name")
  private Optional<String> name = Optional.empty();

  @Option(names = "--as", paramLabel = "trees|hosts", descriptionKey = "as")
  private Optional<String> as = Optional.empty();

  @Option(names = "--mapping", paramLabel = "FILE", descriptionKey = "mapping")
  private Optional<Path> mapping = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      descriptionKey = "output")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--into", paramLabel = "FILE", descriptionKey = "into")
  private Optional<Path> into = Optional.empty();

  @Option(names = "--force", descriptionKey = "force")
  private boolean force;

  @Mixin private TreeOptions trees = new TreeOptions();
  @Mixin private ObjectOptions objects = new ObjectOptions();
  @Mixin private DatabaseOptions databases = new DatabaseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    CompareRequest request =
        new CompareRequest(
            source,
            target,
            kind.map(text -> DatabaseOptions.word("--kind", text, RunKind.class)),
            name,
            as.map(text -> DatabaseOptions.word("--as", text, CompareForm.class)),
            mapping,
            output,
            into,
            force,
            trees.aspects(),
            objects.aspects(),
            databases.access());
    return CommandJob.of(spec)
        .run(request, request.trees().threads(), result -> print(terminal, result));
  }

  private static void print(Terminal terminal, CompareResult result) {
    RunText text = new RunText(terminal, result.rules());
    text.print(result.comparison());
    if (result.run().comparisons().size() > 1) {
      text.outcome("compare.run.", result.run().outcome());
    }
    result.files().forEach(terminal::written);
  }
}
