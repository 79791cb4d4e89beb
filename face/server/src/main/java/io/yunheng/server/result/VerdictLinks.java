/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.casework.AssessmentRun;
import io.yunheng.catalog.Verdict;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The order of verdicts, and numbers of them that lead to the items that have them. */
public final class VerdictLinks {
  /** The order in which pages show verdicts: what causes most work first. */
  public static final List<Verdict> WORST_FIRST =
      List.of(
          Verdict.NON_COMPLIANT,
          Verdict.PARTIAL,
          Verdict.INDETERMINATE,
          Verdict.COMPLIANT,
          Verdict.NOT_APPLICABLE);

  private VerdictLinks() {}

  /**
   * How often each verdict is there, the worst first, each leading to its items.
   *
   * @param counts by the codes of verdicts
   */
  public static List<PageCell> counts(Visit visit, AssessmentRun run, Map<String, Long> counts) {
    List<PageCell> cells = new ArrayList<>();
    for (Verdict verdict : WORST_FIRST) {
      long number = counts.getOrDefault(verdict.code(), 0L);
      if (number > 0) {
        String word = visit.text("case.verdict." + verdict.code());
        cells.add(of(run, verdict, number, visit.text("home.count", word, Long.toString(number))));
      }
    }
    return cells;
  }

  /**
   * The number as words that lead to its items; plain where there are none.
   *
   * @param text the number, with or without its unit
   */
  public static PageCell of(AssessmentRun run, Verdict verdict, long number, String text) {
    return number == 0
        ? new PageCell.Plain(text)
        : new PageCell.Link(
            text,
            RunFilter.verdict(verdict).address("/cases/" + run.workCase() + "/runs/" + run.id()));
  }
}
