/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.finding.Weight;
import io.yunheng.inspection.DeepFile;
import io.yunheng.inspection.DeepTotals;
import io.yunheng.inspection.InspectionKind;
import io.yunheng.inspection.InspectionOutcome;
import io.yunheng.inspection.InspectionRules;
import io.yunheng.inspection.RestoredDatabase;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Puts what came of opening files into words. */
final class InspectionPhrases {
  private static final int PATH = 4_000;

  private final DeepTotals deep;
  private final Words words;
  private final InspectionRules rules = InspectionRules.shipped();

  InspectionPhrases(DeepTotals deep, Words words) {
    this.deep = deep;
    this.words = words;
  }

  DeepView view() {
    String code = deep.wrong() ? "wrong" : deep.open() ? "open" : "sound";
    return new DeepView(
        deep.wrong() ? "bad" : deep.open() ? "unknown" : "good",
        words.of("verification.deep." + code, deep.files(), deep.of(InspectionOutcome.SOUND)),
        heads(),
        checks(),
        kinds(),
        tables());
  }

  /** What is wrong, or open, in a few words each. */
  List<String> parts(boolean open) {
    List<String> parts = new ArrayList<>();
    for (InspectionOutcome outcome : InspectionOutcome.values()) {
      if (outcome != InspectionOutcome.SOUND && outcome.open() == open && deep.of(outcome) > 0) {
        parts.add(words.of("verification.count", word(outcome), deep.of(outcome)));
      }
    }
    return parts;
  }

  private String word(InspectionOutcome outcome) {
    return words.of("verification.outcome." + outcome.code());
  }

  private List<List<String>> checks() {
    List<List<String>> rows = new ArrayList<>();
    for (InspectionKind check : InspectionKind.values()) {
      Map<InspectionOutcome, Long> counts = deep.checks().getOrDefault(check, Map.of());
      if (!counts.isEmpty()) {
        List<String> row = new ArrayList<>();
        row.add(words.of("verification.check." + check.code()));
        for (InspectionOutcome outcome : InspectionOutcome.values()) {
          row.add(words.count(counts.getOrDefault(outcome, 0L)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> heads() {
    List<String> heads = new ArrayList<>();
    heads.add(words.of("verification.column.check"));
    Arrays.stream(InspectionOutcome.values())
        .forEach(outcome -> heads.add(words.of("verification.outcome." + outcome.code())));
    return heads;
  }

  private List<DeepView.Kind> kinds() {
    List<DeepView.Kind> kinds = new ArrayList<>();
    for (InspectionOutcome outcome : InspectionOutcome.values()) {
      if (outcome != InspectionOutcome.SOUND && deep.of(outcome) > 0) {
        List<DeepFile> files =
            deep.kept().stream().filter(one -> one.outcome() == outcome).toList();
        kinds.add(
            new DeepView.Kind(
                outcome.code(),
                word(outcome),
                outcome.open() ? "unknown" : "bad",
                deep.of(outcome),
                files.size(),
                files.stream().flatMap(file -> places(file).stream()).toList()));
      }
    }
    return kinds;
  }

  private List<DeepView.Place> places(DeepFile file) {
    return file.findings().stream()
        .filter(finding -> finding.weight() != Weight.NOTE)
        .map(
            finding ->
                new DeepView.Place(
                    Printable.text(file.path(), PATH),
                    Printable.text(rules.what(finding, words.language()), PATH),
                    Printable.text(rules.cure(finding, words.language()), PATH)))
        .toList();
  }

  private List<DeepView.Table> tables() {
    List<DeepView.Table> tables = new ArrayList<>();
    for (DeepFile file : deep.kept()) {
      file.restored().map(RestoredDatabase::tables).orElse(List.of()).stream()
          .map(table -> table(file, table))
          .forEach(tables::add);
    }
    return tables;
  }

  private DeepView.Table table(DeepFile file, RestoredDatabase.Table table) {
    return new DeepView.Table(
        Printable.text(file.path(), PATH),
        Printable.text(
            table.schema().isEmpty() ? table.name() : table.schema() + "." + table.name(), PATH),
        switch (table.state()) {
          case EQUAL -> "good";
          case COUNTED, NOT_COMPARED -> "unknown";
          case DIFFERENT, MISSING, ADDED -> "bad";
        },
        words.of("verification.table." + table.state().code()),
        table.recorded() < 0 ? "" : words.count(table.recorded()),
        table.rows() < 0 ? "" : words.count(table.rows()));
  }
}
