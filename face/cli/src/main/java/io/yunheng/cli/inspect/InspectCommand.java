/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.inspect;

import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.cli.manifest.DeepText;
import io.yunheng.jobs.InspectRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Opens files to their end, without a manifest. */
@Command(name = "inspect")
public final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLACE", descriptionKey = "PLACE")
  private Path place = Path.of("");

  @Option(names = "--keys", paramLabel = "FILE", descriptionKey = "keys")
  private Optional<Path> keys = Optional.empty();

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
            new InspectRequest(place, keys, output, force),
            result -> {
              new DeepText(terminal).print(result.totals());
              result.files().forEach(terminal::written);
            });
  }
}
