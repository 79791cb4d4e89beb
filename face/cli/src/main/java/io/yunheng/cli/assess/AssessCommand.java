/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.assess;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.HighRisk;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.jobs.AssessRequest;
import io.yunheng.jobs.AssessResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Assesses a case and writes the report, the workbook and the result. */
@Command(name = "assess")
public final class AssessCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CASE", descriptionKey = "CASE")
  private Path folder = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true)
  private Path output = Path.of("");

  @Option(names = "--scale", paramLabel = "workbook|gbt28448")
  private ScaleName scale = ScaleName.WORKBOOK;

  @Option(names = "--subject", paramLabel = "platform|tenant|private")
  private Optional<SubjectKind> subject = Optional.empty();

  @Option(names = "--packs", paramLabel = "DIR")
  private List<Path> packs = new ArrayList<>();

  @Option(names = "--force")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    AssessRequest request =
        new AssessRequest(folder, output, scale, subject, packs, force, terminal.language());
    return CommandJob.of(spec).run(request, result -> print(terminal, result));
  }

  private void print(Terminal terminal, AssessResult result) {
    Assessment assessment = result.assessment();
    terminal.line(
        terminal.text(
            "assess.heading",
            assessment.heading().name(),
            assessment.heading().asOf().toString(),
            terminal.text("scale." + scale.code())));
    for (Verdict verdict : Verdict.values()) {
      terminal.line(
          terminal.text(
              "assess.count",
              assessment.count(verdict),
              terminal.text("verdict." + verdict.code())));
    }
    List<HighRisk> present = assessment.risks().stream().filter(HighRisk::present).toList();
    for (HighRisk risk : present) {
      terminal.line(
          terminal.text(
              "assess.risk",
              risk.id(),
              result
                  .catalog()
                  .highRiskCase(risk.id())
                  .map(one -> one.title().in(terminal.language()))
                  .orElse(""),
              terminal.text("assess.risk." + risk.state().code())));
    }
    result.files().forEach(terminal::written);
  }
}
