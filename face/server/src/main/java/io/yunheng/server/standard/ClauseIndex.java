/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.standard;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Item;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds clauses by words, in memory. Chinese has no boundaries between words, so a word is found
 * wherever it stands in a number, title, heading or summary, in both languages; a clause has to
 * have every word. Numbers come before titles, titles before headings, headings before summaries;
 * clauses that are alike stay in the order of the documents.
 */
final class ClauseIndex {
  private static final int NUMBER = 1000;
  private static final int NUMBER_BEGINS = 400;
  private static final int NUMBER_PART = 120;
  private static final int TITLE = 60;
  private static final int TITLE_BEGINS = 20;
  private static final int HEADING = 25;
  private static final int SUMMARY = 8;
  private static final int REST = 2;
  private static final int MOST_WORDS = 8;

  private record Entry(
      Clause clause,
      List<String> numbers,
      String title,
      String heading,
      String summary,
      String rest) {}

  private record Hit(Clause clause, int score) {}

  private final List<Entry> entries = new ArrayList<>();

  ClauseIndex(Catalog catalog) {
    for (Clause clause : catalog.clauses()) {
      String number = catalog.document(clause.document()).map(one -> one.number()).orElse("");
      List<String> numbers = new ArrayList<>();
      numbers.add(folded(clause.id()));
      clause.traces().forEach(trace -> numbers.add(folded(trace)));
      numbers.add(folded(clause.path()));
      numbers.add(folded(number));
      catalog
          .mlps()
          .item(clause.id())
          .ifPresent(
              item -> {
                numbers.add(folded(item.clause()));
                numbers.add(folded(item.unit()));
              });
      entries.add(
          new Entry(
              clause,
              numbers.stream().distinct().toList(),
              folded(clause.title().zh() + " " + clause.title().en()),
              folded(clause.heading()),
              folded(clause.summary().zh() + " " + clause.summary().en()),
              folded(rest(catalog, clause))));
    }
  }

  private static String rest(Catalog catalog, Clause clause) {
    Stream<String> artefacts =
        catalog.artefactsOf(clause).stream()
            .map(artefact -> artefact.name().zh() + " " + artefact.name().en());
    Stream<String> evidence = clause.evidence().stream().map(text -> text.zh() + " " + text.en());
    Stream<String> item =
        catalog.mlps().item(clause.id()).stream()
            .map(Item::requirement)
            .map(text -> text.zh() + " " + text.en());
    return Stream.of(artefacts, evidence, item)
        .flatMap(one -> one)
        .collect(Collectors.joining(" "));
  }

  /** The clauses that have every word, the best first; all of them, in order, for no words. */
  List<Clause> find(String query) {
    List<String> words =
        Stream.of(folded(query).split("\\s+"))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList();
    if (words.isEmpty()) {
      return entries.stream().map(Entry::clause).toList();
    }
    List<Hit> hits = new ArrayList<>();
    for (Entry entry : entries) {
      int sum = 0;
      boolean every = true;
      for (String word : words) {
        int score = score(entry, word);
        sum += score;
        every &= score > 0;
      }
      if (every) {
        hits.add(new Hit(entry.clause(), sum));
      }
    }
    hits.sort(Comparator.comparingInt(Hit::score).reversed());
    return hits.stream().map(Hit::clause).toList();
  }

  private static int score(Entry entry, String word) {
    int score = 0;
    for (String number : entry.numbers()) {
      score =
          Math.max(
              score,
              number.equals(word)
                  ? NUMBER
                  : number.startsWith(word)
                      ? NUMBER_BEGINS
                      : number.contains(word) ? NUMBER_PART : 0);
    }
    score += entry.title().startsWith(word) ? TITLE_BEGINS : 0;
    score += entry.title().contains(word) ? TITLE : 0;
    score += entry.heading().contains(word) ? HEADING : 0;
    score += entry.summary().contains(word) ? SUMMARY : 0;
    return score + (entry.rest().contains(word) ? REST : 0);
  }

  /** Full-width letters and digits are those of half width; cases do not differ. */
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
  }
}
