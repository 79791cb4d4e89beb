/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.compare;

import io.yunheng.cli.Terminal;
import io.yunheng.migration.ConfigurationRules;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the script that collects what a host is like. */
@Command(name = "script")
public final class HostsScriptCommand implements Callable<Integer> {
  private static final String SCRIPT = "collect-host.sh";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal.of(spec)
        .out()
        .print(new String(ConfigurationRules.resource(SCRIPT), StandardCharsets.UTF_8));
    return 0;
  }
}
