/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches titles, summaries, evidence and ids for words; all have to be found. */
@Command(name = "search")
public final class CatalogSearchCommand implements Callable<Integer> {
  private static final int TITLE = 4;
  private static final int ID = 8;

  @Parameters(paramLabel = "WORD", arity = "1..*", descriptionKey = "WORD")
  private List<String> words = new ArrayList<>();

  @Mixin private ClauseFilter filter = new ClauseFilter();

  @Spec private CommandSpec spec = CommandSpec.create();

  private record Hit(ClauseFilter.Chosen chosen, int score) {}

  @Override
  public Integer call() {
    if (words.stream().anyMatch(String::isBlank)) {
      throw FaultException.of(FaultCode.USAGE_MISSING, "what", "WORD");
    }
    Catalog catalog = Catalog.shipped();
    List<Hit> hits = new ArrayList<>();
    for (ClauseFilter.Chosen chosen : filter.choose(catalog)) {
      int score = 0;
      for (String word : words) {
        int one = score(chosen.clause(), word.strip().toLowerCase(Locale.ROOT));
        score = one == 0 || score < 0 ? -1 : score + one;
      }
      if (score > 0) {
        hits.add(new Hit(chosen, score));
      }
    }
    hits.sort(Comparator.comparingInt((Hit hit) -> -hit.score()));
    ClauseLines.print(Terminal.of(spec), catalog, hits.stream().map(Hit::chosen).toList());
    return 0;
  }

  private static int score(Clause clause, String word) {
    int score = 0;
    for (String trace : clause.traces()) {
      score += holds(trace, word) ? ID : 0;
    }
    score += holds(clause.title().zh() + "\n" + clause.title().en(), word) ? TITLE : 0;
    score += holds(clause.summary().zh() + "\n" + clause.summary().en(), word) ? 2 : 0;
    score +=
        clause.evidence().stream().anyMatch(text -> holds(text.zh() + "\n" + text.en(), word))
            ? 1
            : 0;
    return score;
  }

  private static boolean holds(String text, String word) {
    return text.toLowerCase(Locale.ROOT).contains(word);
  }
}
