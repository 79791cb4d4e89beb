/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.ObservationOutcome;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.report.words.GapWords;
import io.yunheng.report.words.Words;
import io.yunheng.server.web.Visit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a comparison names by check, kind and id, or by reason and need, in words: things by their
 * names.
 */
final class FactNames {
  private static final KindLabels LABELS = KindLabels.load();

  private final Visit visit;
  private final Words words;
  private final GapWords gaps;
  private final Map<String, String> names = new HashMap<>();

  FactNames(Visit visit, List<Assessment> assessments) {
    this.visit = visit;
    this.words = Words.in(visit.language());
    this.gaps = new GapWords(words, LABELS);
    for (Assessment one : assessments) {
      one.items().stream()
          .flatMap(item -> item.objects().stream())
          .flatMap(object -> object.aspects().stream())
          .flatMap(aspect -> aspect.checks().stream())
          .flatMap(check -> check.observations().stream())
          .filter(seen -> seen.outcome() == ObservationOutcome.VIOLATED)
          .filter(seen -> !seen.name().isEmpty())
          .forEach(seen -> names.put(seen.kind().code() + " " + seen.id(), seen.name()));
    }
  }

  /** A fact in words. */
  String of(String fact) {
    String[] parts = fact.split(" ", 4);
    if (parts.length == 4 && parts[0].equals("violated")) {
      String kind =
          Kind.of(parts[2]).map(one -> LABELS.kind(one, visit.language())).orElse(parts[2]);
      return kind + " " + names.getOrDefault(parts[2] + " " + parts[3], parts[3]);
    }
    if (parts.length > 1 && parts[0].equals("unknown")) {
      String need = fact.substring(fact.indexOf(parts[1]) + parts[1].length()).strip();
      String reason = words.word("reason", parts[1]);
      return need.isEmpty() ? reason : reason + visit.text("list.colon") + gaps.need(need);
    }
    return fact;
  }
}
