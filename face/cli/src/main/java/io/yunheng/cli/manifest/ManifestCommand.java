/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands about handover manifests. */
@Command(
    name = "manifest",
    subcommands = {
      ManifestCreateCommand.class,
      ManifestReconcileCommand.class,
      ManifestSignCommand.class,
      ManifestVerifyCommand.class
    })
public final class ManifestCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
