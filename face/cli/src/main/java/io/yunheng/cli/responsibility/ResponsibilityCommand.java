/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.cli.CommandJob;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.ResponsibilityRequest;
import io.yunheng.jobs.ResponsibilityResult;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Derivation;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Derives who is responsible for what, after an event too, and what a change would change. */
@Command(name = "responsibility")
public final class ResponsibilityCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private Path file = Path.of("");

  @Option(names = "--event", paramLabel = "ID", descriptionKey = "event")
  private List<String> events = new ArrayList<>();

  @Option(names = "--on", paramLabel = "DATE", descriptionKey = "on")
  private Optional<String> on = Optional.empty();

  @Option(names = "--service", paramLabel = "ID", descriptionKey = "service")
  private Optional<String> service = Optional.empty();

  @Option(names = "--actor", paramLabel = "ORGANISATION", descriptionKey = "actor")
  private Optional<String> actor = Optional.empty();

  @Option(names = "--what-if", paramLabel = "CHANGE", descriptionKey = "what-if")
  private List<String> changes = new ArrayList<>();

  @Option(names = "--against", paramLabel = "FILE", descriptionKey = "against")
  private Optional<Path> against = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      descriptionKey = "output")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--full", descriptionKey = "full")
  private boolean full;

  @Option(names = "--force")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    ResponsibilityRequest request =
        new ResponsibilityRequest(
            file,
            events,
            on.map(ResponsibilityCommand::day),
            service,
            actor,
            changes,
            against,
            output,
            full,
            force,
            terminal.language());
    return CommandJob.of(spec).run(request, result -> print(terminal, result));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw FaultException.of(FaultCode.USAGE_DATE, "option", "--on", "value", text);
    }
  }

  private static void print(Terminal terminal, ResponsibilityResult result) {
    Catalog catalog = result.shipped().catalog();
    switch (result) {
      case ResponsibilityResult.Derived derived -> {
        Derivation derivation = derived.derivation();
        Arrangement arrangement = derivation.arrangement();
        new ResponsibilityText(
                terminal,
                arrangement,
                result.shipped().rules().roles(),
                new LinePlaces(terminal, derived.sheets()))
            .print(derivation.roles(), derivation.transfers());
        new DutyText(terminal, arrangement, catalog).duties(derivation.duties());
      }
      case ResponsibilityResult.Attributed attributed ->
          attributed
              .attributions()
              .forEach(
                  new DutyText(terminal, attributed.derivation().arrangement(), catalog)::event);
      case ResponsibilityResult.Compared compared ->
          new DutyText(
                  terminal,
                  compared.before().arrangement(),
                  compared.after().arrangement(),
                  catalog)
              .differences(compared.is(), compared.comparison());
    }
    result.files().forEach(terminal::written);
  }
}
