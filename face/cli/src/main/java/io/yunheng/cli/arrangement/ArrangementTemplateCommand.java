/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.arrangement;

import io.yunheng.catalog.Catalog;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.responsibility.ArrangementWorkbook;
import io.yunheng.responsibility.RoleRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes an empty workbook in which an arrangement is filled in. */
@Command(name = "template")
public final class ArrangementTemplateCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.xlsx",
      required = true)
  private Path output = Path.of("");

  @Option(names = "--force")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    if (!ArrangementFile.named(output, ".xlsx")) {
      throw FaultException.of(
          FaultCode.USAGE_VALUE, "option", "-o", "value", output.toString(), "known", "*.xlsx");
    }
    if (!force && Files.exists(output)) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", output.toString());
    }
    ArrangementWorkbook.write(
        Optional.empty(), RoleRules.shipped(), Catalog.shipped(), terminal.language(), output);
    terminal.written(output);
    return 0;
  }
}
