/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.cases;

import io.yunheng.assessment.CaseCheck;
import io.yunheng.assessment.CaseEvidence;
import io.yunheng.assessment.CaseFile;
import io.yunheng.assessment.EstateSeal;
import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.estate.Gap;
import io.yunheng.estate.KindLabels;
import io.yunheng.jobs.CaseCheckRequest;
import io.yunheng.report.words.GapWords;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong in a case and what it still lacks. */
@Command(name = "check")
public final class CaseCheckCommand implements Callable<Integer> {
  /** Nothing is wrong, but something is missing. */
  @Parameters(paramLabel = "CASE", descriptionKey = "CASE")
  private Path folder = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    return CommandJob.of(spec)
        .run(
            new CaseCheckRequest(folder),
            result -> {
              print(terminal, result.file(), result.evidence(), result.check());
              result.seals().forEach(seal -> print(terminal, seal));
            });
  }

  private static void print(
      Terminal terminal, CaseFile file, CaseEvidence evidence, CaseCheck check) {
    terminal.line(terminal.text("case.address", file.settings().name(), file.address()));
    terminal.line(
        terminal.text(
            "case.evidence", evidence.evidence().current().size(), evidence.conflicts().size()));
    KindLabels labels = KindLabels.load();
    GapWords words = GapWords.in(terminal.language());
    if (!check.missing().isEmpty()) {
      terminal.line(terminal.text("case.missing"));
    }
    for (CaseCheck.Missing missing : check.missing()) {
      terminal.line(
          terminal.text(
              "case.kind",
              labels.kind(missing.kind(), terminal.language()),
              missing.records(),
              String.join(" ", missing.items().stream().map(CaseCheckCommand::brief).toList())));
      for (Gap gap : missing.gaps()) {
        terminal.line(
            terminal.text(
                "case.gap",
                terminal.text("estate.status." + gap.status().code()),
                words.reason(gap.reason()),
                gap.need().isEmpty() ? "-" : words.need(gap.need())));
      }
    }
    for (CaseCheck.Dangling dangling : check.dangling()) {
      terminal.line(
          terminal.text(
              "case.dangling",
              dangling.origin().call(),
              labels.column(dangling.kind(), dangling.column(), terminal.language()),
              dangling.value(),
              labels.kind(dangling.target(), terminal.language())));
    }
    for (CaseCheck.Blank blank : check.blank()) {
      terminal.line(
          terminal.text(
              "case.blank",
              blank.origin().call(),
              blank.id(),
              String.join(
                  terminal.text("case.blank.mark"),
                  blank.columns().stream()
                      .map(column -> labels.column(blank.kind(), column, terminal.language()))
                      .toList())));
    }
    for (String path : check.unregistered()) {
      terminal.line(terminal.text("case.unregistered", path));
    }
  }

  private static void print(Terminal terminal, EstateSeal seal) {
    terminal.line(
        terminal.text("case.seal." + seal.state().code(), seal.path(), seal.signer(), seal.key()));
  }

  private static String brief(String item) {
    return item.replace("MLPS-L3-", "");
  }
}
