/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.jobs.SignManifestRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs a handover manifest. */
@Command(name = "sign")
public final class ManifestSignCommand implements Callable<Integer> {
  @Parameters(paramLabel = "MANIFEST", descriptionKey = "MANIFEST")
  private Path manifest = Path.of("");

  @Option(names = "--key", paramLabel = "FILE", required = true, descriptionKey = "key")
  private Path key = Path.of("");

  @Option(names = "--signer", paramLabel = "NAME", required = true, descriptionKey = "signer")
  private String signer = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    return CommandJob.of(spec)
        .run(
            new SignManifestRequest(manifest, key, signer),
            result -> result.files().forEach(terminal::written));
  }
}
