/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.view;

import java.util.List;

/**
 * The first thing a reader wants to know.
 *
 * @param items counts per verdict over the items, in the order of the verdicts
 * @param tallies the same over objects, control points and layers
 * @param highRisks the high-risk cases that apply
 * @param cures what would turn the indeterminate into something known, most useful first
 */
public record Conclusion(
    List<WordCount> items, List<Tally> tallies, List<HighRisk> highRisks, List<Cure> cures) {
  public Conclusion {
    items = List.copyOf(items);
    tallies = List.copyOf(tallies);
    highRisks = List.copyOf(highRisks);
    cures = List.copyOf(cures);
  }

  /** Counts per verdict of one unit of judgement. */
  public record Tally(String label, List<WordCount> counts, long total) {
    public Tally {
      counts = List.copyOf(counts);
    }
  }

  /**
   * One high-risk case.
   *
   * @param state {@code possible} while an item it names is indeterminate, {@code suspected} when
   *     one is not compliant, then what people say: {@code confirmed}, {@code mitigated}, {@code
   *     rejected} or {@code disputed}
   * @param mitigation what may lower it, empty if nothing may
   * @param judgements who said what of it
   */
  public record HighRisk(
      String id,
      String title,
      String state,
      String scope,
      String mitigation,
      List<ItemLink> items,
      List<String> judgements) {
    public HighRisk {
      judgements = List.copyOf(judgements);
      items = List.copyOf(items);
    }
  }

  /**
   * One thing that is missing.
   *
   * @param need the permission, service, register or paper
   * @param reasons why it is missing, in words
   * @param items the items it is needed for
   */
  public record Cure(String need, List<String> reasons, List<ItemLink> items, long data) {
    public Cure {
      reasons = List.copyOf(reasons);
      items = List.copyOf(items);
    }
  }
}
