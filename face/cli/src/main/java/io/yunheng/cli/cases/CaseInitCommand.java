/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.cases;

import io.yunheng.assessment.SubjectKind;
import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.CaseInitRequest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a new case with empty registers. */
@Command(name = "init")
public final class CaseInitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CASE", descriptionKey = "CASE")
  private Path folder = Path.of("");

  @Option(names = "--subject", paramLabel = "platform|tenant|private")
  private SubjectKind subject = SubjectKind.PLATFORM;

  @Option(names = "--name", paramLabel = "TEXT")
  private Optional<String> name = Optional.empty();

  @Option(names = "--tenant", paramLabel = "ID")
  private Optional<String> tenant = Optional.empty();

  @Option(names = "--system", paramLabel = "TEXT")
  private Optional<String> system = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    if ((subject == SubjectKind.TENANT) != tenant.isPresent()) {
      throw FaultException.of(
          FaultCode.USAGE_MISSING,
          "what",
          subject == SubjectKind.TENANT ? "--tenant ID" : "--subject tenant");
    }
    String title =
        name.orElseGet(() -> folder.toAbsolutePath().normalize().getFileName().toString());
    return CommandJob.of(spec)
        .run(
            new CaseInitRequest(folder, title, subject, tenant, system, terminal.language()),
            _ -> terminal.written(folder));
  }
}
