/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.assessment.Assessment;
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
    this.gaps = new GapWords(words, LABELS, this::name);
    for (Assessment one : assessments) {
      one.items().stream()
          .flatMap(item -> item.objects().stream())
          .flatMap(object -> object.aspects().stream())
          .flatMap(aspect -> aspect.checks().stream())
          .flatMap(check -> check.observations().stream())
          .filter(seen -> !seen.name().isEmpty())
          .forEach(seen -> names.put(seen.id(), seen.name()));
    }
  }

  private String name(String id) {
    return names.getOrDefault(id, id);
  }

  /** Whether a fact is that something is not known. */
  boolean missing(String fact) {
    return fact.startsWith("unknown ");
  }

  /** What is missing by such a fact, in words; empty where that is not known. */
  String need(String fact) {
    String[] parts = fact.split(" ", 3);
    return missing(fact) && parts.length == 3 ? gaps.need(parts[2].strip()) : "";
  }

  /** A fact in words. */
  String of(String fact) {
    String[] parts = fact.split(" ", 4);
    if (parts.length == 4 && parts[0].equals("violated")) {
      String kind =
          Kind.of(parts[2]).map(one -> LABELS.kind(one, visit.language())).orElse(parts[2]);
      return kind + " " + name(parts[3]);
    }
    if (parts.length > 1 && missing(fact)) {
      String need = need(fact);
      String reason = words.word("reason", parts[1]);
      return need.isEmpty() || parts[1].equals("workbook-needed")
          ? reason
          : reason + visit.text("list.colon") + need;
    }
    return fact;
  }
}
