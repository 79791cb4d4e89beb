/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.report.word.Paper;
import io.yunheng.report.word.Style;
import io.yunheng.report.word.WordTable;
import io.yunheng.report.word.WordTable.Cell;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Duty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is responsible for what, those requirements of a layer together that the same people have.
 */
final class DutySummary {
  /** The most rows of a layer; what further people have is told in one. */
  private static final int MOST = 8;

  private record Group(ClauseLayer layer, List<String> responsible, List<String> doing) {}

  private final DutyPhrases say;
  private final DraftingPhrases paperSay;
  private final Words words;
  private final Paper paper;

  DutySummary(DutyPhrases say, Paper paper) {
    this.say = say;
    this.paperSay = new DraftingPhrases(say);
    this.words = say.words();
    this.paper = paper;
  }

  void write(String title) {
    paper.heading(1, title);
    paper.paragraph(CoverPages.body(words), words.of("paper.summary.intro"));
    List<CloudService> services = say.arrangement().services();
    List<WordTable.Row> rows = new ArrayList<>();
    for (CloudService service : services) {
      if (services.size() > 1) {
        rows.add(WordTable.band(paperSay.service(service.id())));
      }
      rows(service.id(), rows);
    }
    paper.table(
        title,
        new WordTable(
            List.of(22, 62, 52, 18, 72),
            CoverPages.titles(words, "layer", "responsible", "doing", "count", "clauses"),
            rows));
  }

  private void rows(String service, List<WordTable.Row> rows) {
    Map<Group, Set<String>> groups = new LinkedHashMap<>();
    for (Duty duty : say.derivation().duties().all()) {
      if (duty.service().equals(service)) {
        groups.computeIfAbsent(group(duty), _ -> new LinkedHashSet<>()).add(duty.cited());
      }
    }
    for (ClauseLayer layer : ClauseLayer.values()) {
      List<Map.Entry<Group, Set<String>>> own =
          groups.entrySet().stream()
              .filter(one -> one.getKey().layer() == layer)
              .sorted(
                  Comparator.comparingInt(
                      (Map.Entry<Group, Set<String>> one) -> -one.getValue().size()))
              .toList();
      for (int i = 0; i < Math.min(own.size(), MOST); i++) {
        rows.add(
            row(
                layer,
                own.get(i).getKey().responsible(),
                own.get(i).getKey().doing(),
                own.get(i).getValue()));
      }
      if (own.size() > MOST) {
        Set<String> others = new LinkedHashSet<>();
        own.subList(MOST, own.size()).forEach(one -> others.addAll(one.getValue()));
        rows.add(
            row(
                layer,
                List.of(words.of("paper.summary.others", own.size() - MOST)),
                List.of(),
                others));
      }
    }
  }

  private Group group(Duty duty) {
    Clause clause = duty.clause();
    return new Group(
        clause.layer(),
        duty.responsible().stream().map(paperSay::share).distinct().sorted().toList(),
        duty.doing().stream()
            .filter(way -> !way.by().isEmpty())
            .map(paperSay::way)
            .distinct()
            .sorted()
            .toList());
  }

  private WordTable.Row row(
      ClauseLayer layer, List<String> responsible, List<String> doing, Set<String> ids) {
    return WordTable.row(
        List.of(
            Cell.of(Style.TABLE_TEXT, say.word(layer)),
            Cell.of(
                Style.TABLE_TEXT,
                responsible.isEmpty()
                    ? List.of(words.of("paper.nobody"))
                    : DraftingPhrases.first(responsible)),
            Cell.of(
                Style.TABLE_TEXT,
                doing.isEmpty()
                    ? List.of(words.of("paper.summary.themselves"))
                    : DraftingPhrases.first(doing)),
            Cell.of(Style.TABLE_CENTRED, Integer.toString(ids.size())),
            Cell.of(Style.TABLE_SMALL, paperSay.ids(ids))));
  }
}
