/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.assess;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.HighRisk;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.cli.Terminal;
import io.yunheng.report.assessment.AssessmentFiles;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
    AssessmentFiles.requireFree(output, force);
    AssessedCase done = AssessedCase.of(folder, scale, subject, packs, terminal);
    AssessmentFiles.write(
        done.assessment(),
        done.dossier().evidence().current(),
        done.catalog(),
        terminal.language(),
        output);
    if (terminal.json()) {
      terminal.line(json(done.assessment()));
    } else {
      print(terminal, done.assessment(), done.catalog());
    }
    return exitCode(done.assessment());
  }

  /** 12 where anything is non-compliant, else 11 partial, else 10 indeterminate, else 0. */
  static int exitCode(Assessment assessment) {
    return switch (assessment.worst()) {
      case NON_COMPLIANT -> 12;
      case PARTIAL -> 11;
      case INDETERMINATE -> 10;
      case COMPLIANT, NOT_APPLICABLE -> 0;
    };
  }

  private void print(Terminal terminal, Assessment assessment, MlpsCatalog catalog) {
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
              catalog
                  .highRiskCase(risk.id())
                  .map(one -> one.title().in(terminal.language()))
                  .orElse("")));
    }
    for (String name :
        List.of(AssessmentFiles.REPORT, AssessmentFiles.WORKBOOK, AssessmentFiles.RESULT)) {
      terminal.written(output.resolve(name));
    }
  }

  private String json(Assessment assessment) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("case", assessment.heading().name());
    root.put("address", assessment.heading().address());
    root.put("asOf", assessment.heading().asOf().toString());
    root.put("scale", scale.code());
    ObjectNode totals = root.putObject("totals");
    for (Verdict verdict : Verdict.values()) {
      totals.put(verdict.code(), assessment.count(verdict));
    }
    var risks = root.putArray("highRisks");
    assessment.risks().stream().filter(HighRisk::present).forEach(risk -> risks.add(risk.id()));
    var written = root.putArray("written");
    for (String name :
        List.of(AssessmentFiles.REPORT, AssessmentFiles.WORKBOOK, AssessmentFiles.RESULT)) {
      written.add(output.resolve(name).toString());
    }
    return root.toString();
  }
}
