/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.bag.Keys;
import io.yunheng.bag.Signatures;
import io.yunheng.cli.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    Path made =
        Signatures.sign(
            manifest,
            Keys.signing(key),
            signer,
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS));
    terminal.written(made);
    return 0;
  }
}
