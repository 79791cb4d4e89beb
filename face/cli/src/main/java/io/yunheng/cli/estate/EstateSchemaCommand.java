/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.estate;

import io.yunheng.cli.Terminal;
import io.yunheng.estate.EstateSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the JSON schema of the lines of an estate. */
@Command(name = "schema")
public final class EstateSchemaCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal.of(spec).line(EstateSchema.text().stripTrailing());
    return 0;
  }
}
