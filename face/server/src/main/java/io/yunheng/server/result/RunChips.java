/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.catalog.Verdict;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The line above the verdicts of a run by which some of them are chosen. */
record RunChips(Visit visit, VisibleRun run, RunRows rows, RunFilter filter) {
  /** The line: each choice with how many rows of the same layer and text it has. */
  RunPart.Filter line() {
    List<RunPart.Chip> chips = new ArrayList<>();
    chips.add(chip("", visit.text("result.all"), filter.only("", "")));
    for (Verdict verdict : VerdictLinks.WORST_FIRST) {
      if (rows.count(verdict) > 0 || filter.verdict().equals(verdict.code())) {
        chips.add(chip(verdict.code(), rows.word(verdict), filter.only("verdict", verdict.code())));
      }
    }
    optional(chips, "result.chip.rules", filter.only("rules", "differ"));
    optional(chips, "result.chip.risk", filter.only("risk", "yes"));
    optional(chips, "result.chip.person", filter.only("by", "person"));
    return new RunPart.Filter(
        visit.text("result.filter"),
        chips,
        run.path() + "#tree",
        kept(),
        fields(),
        visit.text("result.filter.submit"));
  }

  private void optional(List<RunPart.Chip> chips, String key, RunFilter of) {
    RunPart.Chip chip = chip("", visit.text(key), of);
    if (chip.count() > 0 || chip.chosen()) {
      chips.add(chip);
    }
  }

  private RunPart.Chip chip(String code, String text, RunFilter of) {
    return new RunPart.Chip(
        code, text, rows.shown(of).count(), of.address(run.path()), of.equals(filter));
  }

  /** What the form does not ask for and has to stay. */
  private Map<String, String> kept() {
    Map<String, String> kept = new TreeMap<>(filter.said());
    kept.remove("layer");
    kept.remove("text");
    return kept;
  }

  private List<FormField> fields() {
    FieldMaker make = new FieldMaker(visit);
    List<FormField.Option> layers = new ArrayList<>();
    layers.add(new FormField.Option("", visit.text("result.any")));
    rows.all().stream()
        .map(row -> row.item().layer())
        .distinct()
        .forEach(one -> layers.add(new FormField.Option(one, rows.layer(one))));
    return List.of(make.choice("layer", layers, filter.layer()), make.search("text"));
  }

  /** How many rows of how many are shown; empty where all are. */
  Optional<String> shown() {
    return filter.narrows()
        ? Optional.of(
            visit.text(
                "result.filtered",
                Long.toString(rows.shown(filter).count()),
                Integer.toString(rows.all().size())))
        : Optional.empty();
  }
}
