/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.responsibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.catalog.Catalog;
import io.yunheng.cli.Terminal;
import io.yunheng.cli.arrangement.ArrangementFile;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.JsonOut;
import io.yunheng.files.ReplacedFile;
import io.yunheng.report.assessment.AssessmentFiles;
import io.yunheng.report.oscal.OscalFolder;
import io.yunheng.report.page.DutyPageWriter;
import io.yunheng.report.page.PageTemplates;
import io.yunheng.report.responsibility.DraftingDocument;
import io.yunheng.report.responsibility.DutyPages;
import io.yunheng.report.responsibility.MatrixWorkbook;
import io.yunheng.report.responsibility.ResponsibilityDocument;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementComparison;
import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.ChangeReader;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.DutyRule;
import io.yunheng.responsibility.Event;
import io.yunheng.responsibility.Passages;
import io.yunheng.responsibility.ResponsibilityRules;
import io.yunheng.responsibility.TransferFinding;
import java.io.IOException;
import java.nio.file.Files;
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
  private static final String PAGE = "responsibility.html";
  private static final String MATRIX = "matrix.xlsx";
  private static final String TABLE = "responsibility.docx";
  private static final String DRAFTING = "drafting.docx";
  private static final String RESULT = "responsibility.json";
  private static final String COMPARISON = "comparison.html";
  private static final String DIFFERENCES = "comparison.json";
  private static final String OSCAL = "oscal";
  private static final int BREACH = 12;
  private static final int DEVIATION = 11;
  private static final int OPEN = 10;

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private Path file = Path.of("");

  @Option(names = "--event", paramLabel = "ID", descriptionKey = "event")
  private List<String> events = new ArrayList<>();

  @Option(names = "--on", paramLabel = "DATE", descriptionKey = "on")
  private Optional<String> on = Optional.empty();

  @Option(names = "--service", paramLabel = "ID", descriptionKey = "service")
  private Optional<String> service = Optional.empty();

  @Option(names = "--what-if", paramLabel = "CHANGE", descriptionKey = "what-if")
  private List<String> changes = new ArrayList<>();

  @Option(names = "--against", paramLabel = "FILE", descriptionKey = "against")
  private Optional<Path> against = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      descriptionKey = "output")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--force")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Read when the command runs, not when it is one of those that could. */
  private static final class Shipped {
    static final Catalog CATALOG = Catalog.shipped();
    static final ResponsibilityRules BOOKS = ResponsibilityRules.shipped();
  }

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = Terminal.of(spec);
    output.ifPresent(folder -> AssessmentFiles.requireFree(folder, force));
    Arrangement arrangement = ArrangementFile.read(file, Shipped.BOOKS.roles().ids());
    Derivation derivation =
        Derivation.of(arrangement, passages(arrangement, file), Shipped.CATALOG, Shipped.BOOKS);
    if (against.isPresent()) {
      return against(terminal, derivation, against.get());
    }
    if (!changes.isEmpty()) {
      return whatIf(terminal, derivation);
    }
    if (!events.isEmpty()) {
      return events(terminal, derivation);
    }
    if (terminal.json()) {
      terminal.json(json -> json.object(() -> ResponsibilityJson.write(json, derivation)));
    } else {
      new ResponsibilityText(terminal, arrangement, Shipped.BOOKS.roles())
          .print(derivation.roles(), derivation.transfers());
      new DutyText(terminal, arrangement, Shipped.CATALOG).duties(derivation.duties());
    }
    if (output.isPresent()) {
      write(terminal, derivation, List.of(), output.get());
    }
    return exitCode(derivation);
  }

  private static Passages passages(Arrangement arrangement, Path file) {
    return Passages.of(arrangement, new ContractFolder(file));
  }

  private void write(Terminal terminal, Derivation derivation, List<Attribution> asked, Path folder)
      throws InterruptedException {
    create(folder);
    Path page = folder.resolve(PAGE);
    String html =
        new DutyPageWriter(new PageTemplates())
            .html(DutyPages.of(derivation, asked, Shipped.CATALOG, terminal.language()));
    ReplacedFile.write(page, out -> out.write(html.getBytes(UTF_8)));
    Path matrix = folder.resolve(MATRIX);
    MatrixWorkbook.write(derivation, Shipped.CATALOG, terminal.language(), matrix);
    Path table = folder.resolve(TABLE);
    ResponsibilityDocument.write(derivation, Shipped.CATALOG, terminal.language(), table);
    Path drafting = folder.resolve(DRAFTING);
    DraftingDocument.write(derivation, Shipped.CATALOG, terminal.language(), drafting);
    Path result = folder.resolve(RESULT);
    JsonOut.file(result, json -> ResponsibilityJson.write(json, derivation));
    List<Path> oscal =
        OscalFolder.write(derivation, Shipped.CATALOG, terminal.language(), folder.resolve(OSCAL));
    if (!terminal.json()) {
      terminal.line(terminal.text("written", page));
      terminal.line(terminal.text("written", matrix));
      terminal.line(terminal.text("written", table));
      terminal.line(terminal.text("written", drafting));
      terminal.line(terminal.text("written", result));
      oscal.forEach(file -> terminal.line(terminal.text("written", file)));
    }
  }

  private int whatIf(Terminal terminal, Derivation before) {
    Arrangement changed = before.arrangement();
    for (String change : changes) {
      changed = new ChangeReader(changed).read(change).made(changed);
    }
    Derivation after =
        Derivation.of(changed, passages(changed, file), Shipped.CATALOG, Shipped.BOOKS);
    return compare(
        terminal,
        before,
        terminal.text("responsibility.as-it-is"),
        after,
        String.join(", ", changes));
  }

  private int against(Terminal terminal, Derivation before, Path other) {
    Arrangement arrangement = ArrangementFile.read(other, Shipped.BOOKS.roles().ids());
    Derivation after =
        Derivation.of(arrangement, passages(arrangement, other), Shipped.CATALOG, Shipped.BOOKS);
    return compare(terminal, before, before.arrangement().name(), after, arrangement.name());
  }

  private int compare(
      Terminal terminal, Derivation before, String was, Derivation after, String is) {
    ArrangementComparison comparison = ArrangementComparison.of(before, after);
    if (terminal.json()) {
      terminal.json(json -> json.object(() -> new DutyJson(json).differences(comparison)));
    } else {
      new DutyText(terminal, before.arrangement(), after.arrangement(), Shipped.CATALOG)
          .differences(is, comparison);
    }
    output.ifPresent(
        folder -> {
          create(folder);
          Path page = folder.resolve(COMPARISON);
          String html =
              new DutyPageWriter(new PageTemplates())
                  .html(
                      DutyPages.side(before, was, after, is, Shipped.CATALOG, terminal.language()));
          ReplacedFile.write(page, out -> out.write(html.getBytes(UTF_8)));
          Path result = folder.resolve(DIFFERENCES);
          JsonOut.file(result, json -> new DutyJson(json).differences(comparison));
          if (!terminal.json()) {
            terminal.line(terminal.text("written", page));
            terminal.line(terminal.text("written", result));
          }
        });
    return exitCode(after);
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
  }

  private int events(Terminal terminal, Derivation derivation) throws InterruptedException {
    LocalDate day = day(derivation.arrangement());
    List<Attribution> found = new ArrayList<>();
    for (String id : events) {
      found.add(
          derivation
              .attribute(id, service(derivation.arrangement()), day, Shipped.CATALOG, Shipped.BOOKS)
              .orElseThrow(
                  () ->
                      wrong(
                          "--event",
                          id,
                          String.join(
                              " | ",
                              Shipped.BOOKS.events().events().stream().map(Event::id).toList()))));
    }
    if (terminal.json()) {
      terminal.json(json -> json.objects(found, new EventJson(json)::write));
    } else {
      DutyText text = new DutyText(terminal, derivation.arrangement(), Shipped.CATALOG);
      found.forEach(text::event);
    }
    if (output.isPresent()) {
      write(terminal, derivation, found, output.get());
    }
    return found.stream().allMatch(Attribution::decided) ? 0 : OPEN;
  }

  private LocalDate day(Arrangement arrangement) {
    try {
      return on.map(LocalDate::parse).orElse(arrangement.asOf());
    } catch (DateTimeException e) {
      throw wrong("--on", on.orElse(""), "2026-11-21");
    }
  }

  private String service(Arrangement arrangement) {
    List<String> ids = arrangement.services().stream().map(CloudService::id).toList();
    String wanted = service.orElseGet(() -> ids.size() == 1 ? ids.getFirst() : "");
    if (!ids.contains(wanted)) {
      throw wrong("--service", wanted, String.join(" | ", ids));
    }
    return wanted;
  }

  private static FaultException wrong(String option, String value, String known) {
    return FaultException.of(
        FaultCode.USAGE_VALUE, "option", option, "value", value, "known", known);
  }

  /** 12 where something is broken or uncovered, else 11 deviates, else 10 is open, else 0. */
  private static int exitCode(Derivation derivation) {
    List<TransferFinding> findings = derivation.transfers();
    if (!derivation.roles().uncovered().isEmpty()
        || has(findings, TransferFinding.State.BREACH)
        || has(derivation, DutyRule.Weight.BREACH)) {
      return BREACH;
    }
    if (has(findings, TransferFinding.State.DEVIATION)) {
      return DEVIATION;
    }
    boolean open =
        !derivation.roles().open().isEmpty()
            || !derivation.roles().contradictions().isEmpty()
            || has(findings, TransferFinding.State.OPEN)
            || has(derivation, DutyRule.Weight.OPEN);
    return open ? OPEN : 0;
  }

  private static boolean has(List<TransferFinding> findings, TransferFinding.State state) {
    return findings.stream().anyMatch(one -> one.state() == state);
  }

  private static boolean has(Derivation derivation, DutyRule.Weight weight) {
    return derivation.duties().findings().stream().anyMatch(one -> one.rule().weight() == weight);
  }
}
