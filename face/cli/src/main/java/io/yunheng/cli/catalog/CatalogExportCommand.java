/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import io.yunheng.catalog.Catalog;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.catalog.CatalogWorkbook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes requirements as JSON or Excel, by the ending of the file. */
@Command(name = "export")
public final class CatalogExportCommand implements Callable<Integer> {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true)
  private Path output = Path.of("");

  @Option(names = "--force")
  private boolean force;

  @Mixin private ClauseFilter filter = new ClauseFilter();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    if (!force && Files.exists(output)) {
      throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", output.toString());
    }
    Catalog catalog = Catalog.shipped();
    var clauses = filter.choose(catalog).stream().map(ClauseFilter.Chosen::clause).toList();
    if (output.toString().endsWith(".xlsx")) {
      CatalogWorkbook.write(catalog, clauses, terminal.language(), output);
    } else if (output.toString().endsWith(".json")) {
      ObjectNode root = ClauseJson.object();
      root.put("yunheng", "catalog");
      root.put("version", 1);
      root.put("digest", catalog.digest());
      ArrayNode list = root.putArray("clauses");
      clauses.forEach(clause -> list.add(ClauseJson.whole(catalog, clause)));
      byte[] text = (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
      ReplacedFile.write(output, out -> out.write(text));
    } else {
      throw FaultException.of(
          FaultCode.USAGE_VALUE,
          "option",
          "-o",
          "value",
          output.toString(),
          "known",
          "*.json, *.xlsx");
    }
    terminal.written(output);
    return 0;
  }
}
