/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.jobs.ReconcileRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a provider still has and did not hand over. */
@Command(name = "reconcile")
public final class ManifestReconcileCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "MANIFEST", descriptionKey = "MANIFEST")
  private Path manifest = Path.of("");

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "ESTATE", descriptionKey = "ESTATE")
  private List<Path> estates = new ArrayList<>();

  @Option(names = "--mapping", paramLabel = "FILE", descriptionKey = "mapping")
  private Optional<Path> mapping = Optional.empty();

  @Option(names = "--tenant", paramLabel = "LIST", split = ",", descriptionKey = "tenant")
  private List<String> tenants = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      descriptionKey = "output")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--force", descriptionKey = "force")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    return CommandJob.of(spec)
        .run(
            new ReconcileRequest(manifest, estates, mapping, tenants, output, force),
            result -> {
              new ReconciliationText(terminal, result.rules()).print(result.reconciliation());
              result.files().forEach(terminal::written);
            });
  }
}
