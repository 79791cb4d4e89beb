/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.workbook;

import io.yunheng.assessment.CaseLock;
import io.yunheng.assessment.Workbook;
import io.yunheng.assessment.WorkbookConflict;
import io.yunheng.assessment.WorkbookFile;
import io.yunheng.assessment.WorkbookMerge;
import io.yunheng.catalog.ScaleName;
import io.yunheng.cli.Terminal;
import io.yunheng.cli.assess.AssessedCase;
import io.yunheng.report.assessment.WorkbookReturn;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Merges an edited workbook into its case. */
@Command(name = "merge")
public final class WorkbookMergeCommand implements Callable<Integer> {
  /** Merged, but somebody has to settle conflicts. */
  private static final int CONFLICTS = 10;

  @Parameters(index = "0", paramLabel = "CASE", descriptionKey = "CASE")
  private Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "FILE")
  private Path file = Path.of("");

  @Option(names = "--who", paramLabel = "NAME", required = true)
  private String who = "";

  @Option(names = "--packs", paramLabel = "DIR")
  private List<Path> packs = new ArrayList<>();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    WorkbookMerge.Merged merged = merge(terminal);
    int written = merged.news().size() - merged.conflicts().size();
    if (terminal.json()) {
      ObjectNode root = JsonMapper.shared().createObjectNode();
      root.put("written", written);
      root.put("missing", merged.missing().size());
      var conflicts = root.putArray("conflicts");
      for (WorkbookConflict conflict : merged.conflicts()) {
        conflicts
            .addObject()
            .put("item", conflict.row().item())
            .put("object", conflict.row().object())
            .put("field", conflict.field().code())
            .put("kept", conflict.kept().value())
            .put("other", conflict.other().value());
      }
      terminal.line(root.toString());
    } else {
      terminal.line(
          terminal.text(
              "workbook.merged", written, merged.conflicts().size(), merged.missing().size()));
      for (WorkbookConflict conflict : merged.conflicts()) {
        terminal.line(
            terminal.text(
                "workbook.conflict",
                conflict.row().toString(),
                conflict.field().code(),
                conflict.kept().value(),
                conflict.kept().who(),
                conflict.other().value(),
                conflict.other().who()));
      }
    }
    return merged.conflicts().isEmpty() ? 0 : CONFLICTS;
  }

  /** Merges into what the case holds at that moment; whoever merges meanwhile waits. */
  private WorkbookMerge.Merged merge(Terminal terminal) throws InterruptedException {
    AssessedCase now =
        AssessedCase.of(folder, ScaleName.WORKBOOK, Optional.empty(), packs, terminal);
    Path place = folder.resolve(WorkbookFile.PLACE);
    try (CaseLock _ = CaseLock.of(folder)) {
      Workbook held = WorkbookFile.read(place);
      WorkbookMerge.Merged merged =
          new WorkbookReturn(now.catalog(), now.assessment())
              .merge(file, held, who, Instant.now().truncatedTo(ChronoUnit.SECONDS));
      if (!merged.news().isEmpty()) {
        WorkbookFile.write(place, held.plus(merged.news()));
      }
      return merged;
    }
  }
}
