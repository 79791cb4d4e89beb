/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import io.yunheng.catalog.Applicability;
import io.yunheng.catalog.Artefact;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.CrossWalk;
import io.yunheng.catalog.Parameter;
import io.yunheng.catalog.TextualReading;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.Word;
import io.yunheng.report.catalog.ClauseJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one requirement with all that belongs to it. */
@Command(name = "show")
public final class CatalogShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", descriptionKey = "ID")
  private String id = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    Catalog catalog = Catalog.shipped();
    Clause clause = NearIds.clause(catalog, id);
    if (terminal.json()) {
      terminal.line(ClauseJson.whole(catalog, clause).toString());
    } else {
      print(terminal, catalog, clause);
    }
    return 0;
  }

  private static void print(Terminal terminal, Catalog catalog, Clause clause) {
    var language = terminal.language();
    terminal.line(clause.id() + "  " + clause.title().in(language));
    terminal.line(
        catalog.document(clause.document()).orElseThrow().number() + "  " + clause.path());
    terminal.line(
        terminal.text(
            "catalog.facts",
            catalog.labels().of(clause.stage()).in(language),
            ClauseLines.words(terminal, catalog, clause.actors()),
            catalog.labels().of(clause.layer()).in(language),
            catalog.labels().of(clause.modality()).in(language),
            catalog.labels().of(clause.kind()).in(language)));
    terminal.line("");
    terminal.line(clause.summary().in(language));
    String applies = applies(terminal, catalog, clause.applicability());
    if (!applies.isEmpty()) {
      terminal.line(terminal.text("catalog.applies", applies));
    }
    clause
        .applicability()
        .when()
        .ifPresent(when -> terminal.line(terminal.text("catalog.when", when.in(language))));
    clause
        .judgement()
        .ifPresent(
            judgement -> terminal.line(terminal.text("catalog.judgement", judgement.in(language))));
    if (clause.traces().size() > 1) {
      terminal.line(terminal.text("catalog.traces", String.join(", ", clause.traces())));
    }
    for (Parameter parameter : clause.parameters()) {
      terminal.line(
          terminal.text(
              "catalog.parameter",
              parameter.name().in(language),
              parameter.value().in(language),
              catalog.labels().of(parameter.unit()).in(language),
              catalog.labels().of(parameter.source()).in(language)
                  + parameter.why().map(why -> " — " + why.in(language)).orElse("")));
    }
    terminal.line(
        terminal.text("catalog.methods", ClauseLines.words(terminal, catalog, clause.methods())));
    clause
        .evidence()
        .forEach(
            evidence -> terminal.line(terminal.text("catalog.evidence", evidence.in(language))));
    for (Artefact artefact : catalog.artefactsOf(clause)) {
      terminal.line(
          terminal.text(
              "catalog.artefact",
              artefact.name().in(language),
              ClauseLines.words(terminal, catalog, artefact.makers()),
              artefact.moment().in(language)));
    }
    for (CrossWalk.Link link : catalog.crossWalk().of(clause.id())) {
      terminal.line(
          terminal.text(
              "catalog.relation",
              catalog.labels().of(link.relation().kind()).in(language),
              link.relation().to(),
              link.theme().title().in(language),
              link.relation().gap().map(gap -> gap.in(language)).orElse("-")));
    }
    for (TextualReading reading : catalog.readingsOf(clause)) {
      terminal.line(
          terminal.text(
              "catalog.reading", reading.title().in(language), reading.reading().in(language)));
    }
    clause.notes().forEach(note -> terminal.line(terminal.text("catalog.note", note.in(language))));
    catalog
        .mlps()
        .item(clause.id())
        .ifPresent(item -> new ItemLines(terminal, catalog).print(item));
  }

  private static String applies(Terminal terminal, Catalog catalog, Applicability applicability) {
    List<String> parts = new ArrayList<>();
    for (Collection<? extends Word> words :
        List.of(
            applicability.industries(),
            applicability.deployments(),
            applicability.services(),
            applicability.conditions(),
            applicability.roles())) {
      if (!words.isEmpty()) {
        parts.add(ClauseLines.words(terminal, catalog, words));
      }
    }
    applicability.minLevel().ifPresent(level -> parts.add("≥ " + level));
    applicability.maxLevel().ifPresent(level -> parts.add("≤ " + level));
    return String.join("; ", parts);
  }
}
