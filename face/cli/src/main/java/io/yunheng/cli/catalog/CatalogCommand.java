/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands that ask the standards. */
@Command(
    name = "catalog",
    subcommands = {
      CatalogListCommand.class,
      CatalogShowCommand.class,
      CatalogSearchCommand.class,
      CatalogCoverageCommand.class,
      CatalogCrossWalkCommand.class,
      CatalogExportCommand.class
    })
public final class CatalogCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
