/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import io.yunheng.catalog.Catalog;
import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.jobs.CatalogExportRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes requirements as JSON or Excel, by the ending of the file. */
@Command(name = "export")
public final class CatalogExportCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true)
  private Path output = Path.of("");

  @Option(names = "--force")
  private boolean force;

  @Mixin private ClauseFilter filter = new ClauseFilter();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    List<String> clauses =
        filter.choose(Catalog.shipped()).stream().map(one -> one.clause().id()).toList();
    return CommandJob.of(spec)
        .run(
            new CatalogExportRequest(clauses, output, force, terminal.language()),
            result -> result.files().forEach(terminal::written));
  }
}
