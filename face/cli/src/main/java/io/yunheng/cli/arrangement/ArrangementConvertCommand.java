/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.arrangement;

import io.yunheng.catalog.Catalog;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.responsibility.ArrangementWorkbook;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementYaml;
import io.yunheng.responsibility.RoleRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an arrangement in the other form, by the ending of the file. */
@Command(name = "convert")
public final class ArrangementConvertCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "IN", descriptionKey = "IN")
  private Path input = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", descriptionKey = "OUT")
  private Path output = Path.of("");

  @Option(names = "--force")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    boolean excel = ArrangementFile.named(output, ".xlsx");
    if (!excel && !ArrangementFile.named(output, ".yaml", ".yml")) {
      throw FaultException.of(
          FaultCode.USAGE_VALUE,
          "option",
          "OUT",
          "value",
          output.toString(),
          "known",
          "*.yaml, *.yml, *.xlsx");
    }
    if (!force && Files.exists(output)) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", output.toString());
    }
    RoleRules roles = RoleRules.shipped();
    Arrangement arrangement = ArrangementFile.read(input, roles.ids());
    if (excel) {
      ArrangementWorkbook.write(
          Optional.of(arrangement), roles, Catalog.shipped(), terminal.language(), output);
    } else {
      ReplacedFile.write(output, out -> out.write(ArrangementYaml.bytes(arrangement)));
    }
    terminal.written(output);
    return 0;
  }
}
