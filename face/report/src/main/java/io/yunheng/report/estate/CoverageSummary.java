/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.estate;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Tenant;
import io.yunheng.estate.Understanding;
import io.yunheng.report.view.CoverageRow;
import io.yunheng.report.view.Printable;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.GapWords;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How well each kind was read, and in what manner the records came to us. */
public final class CoverageSummary {
  private static final int ROWS_OF_A_KIND = 4;

  private final Words words;
  private final KindLabels labels;
  private final GapWords gaps;

  public CoverageSummary(Words words, KindLabels labels) {
    this.words = words;
    this.labels = labels;
    this.gaps = new GapWords(words, labels);
  }

  /**
   * One row per kind, scope and status; scopes of a kind that are alike are counted together when
   * there are many.
   */
  public List<CoverageRow> of(Estate estate) {
    return rows(estate::coverages, scope -> scope(estate, scope));
  }

  /** The same where the estate is not there: scopes have no names then. */
  public List<CoverageRow> of(List<Coverage> coverages) {
    return rows(
        kind -> coverages.stream().filter(one -> one.kind() == kind).toList(),
        scope ->
            scope.equals(Coverage.WHOLE) ? words.of("coverage.whole") : Printable.text(scope, 80));
  }

  private List<CoverageRow> rows(
      Function<Kind, List<Coverage>> of, Function<String, String> scopes) {
    List<CoverageRow> rows = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Coverage> coverages = of.apply(kind);
      if (coverages.size() <= ROWS_OF_A_KIND) {
        coverages.forEach(
            coverage -> rows.add(row(coverage, scopes.apply(coverage.scope()), coverage.count())));
        continue;
      }
      Map<List<String>, List<Coverage>> alike = new LinkedHashMap<>();
      for (Coverage coverage : coverages) {
        alike
            .computeIfAbsent(
                List.of(coverage.status().code(), coverage.reason(), coverage.need()),
                _ -> new ArrayList<>())
            .add(coverage);
      }
      alike
          .values()
          .forEach(
              group ->
                  rows.add(
                      row(
                          group.getFirst(),
                          group.size() == 1
                              ? scopes.apply(group.getFirst().scope())
                              : words.of("coverage.scopes", group.size()),
                          group.stream().mapToLong(Coverage::count).sum())));
    }
    return rows;
  }

  private CoverageRow row(Coverage coverage, String scope, long count) {
    return new CoverageRow(
        labels.kind(coverage.kind(), words.language()),
        coverage.kind().code(),
        scope,
        coverage.status().code(),
        words.word("status", coverage.status().code()),
        count,
        coverage.status() == Understanding.COMPLETE ? "" : gaps.reason(coverage.reason()),
        gaps.need(coverage.need()),
        Printable.text(coverage.origin().collector() + " " + coverage.origin().call()));
  }

  private String scope(Estate estate, String scope) {
    if (scope.equals(Coverage.WHOLE)) {
      return words.of("coverage.whole");
    }
    return Printable.text(
        estate.find(Tenant.SHAPE, scope).flatMap(tenant -> tenant.name().optional()).orElse(scope),
        80);
  }

  /** How many records came in each manner; manners that do not occur are left out. */
  public List<WordCount> manners(Estate estate) {
    Map<Origin.Manner, Long> counts = new EnumMap<>(Origin.Manner.class);
    for (Kind kind : Kind.values()) {
      for (Resource resource : estate.all(kind)) {
        counts.merge(resource.origin().manner(), 1L, Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(
            entry ->
                new WordCount(
                    entry.getKey().code(),
                    words.word("manner", entry.getKey().code()),
                    entry.getValue()))
        .toList();
  }
}
