/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.duty;

import io.yunheng.fault.Language;
import io.yunheng.report.view.LabelledText;
import io.yunheng.report.view.WordCount;
import java.util.List;

/**
 * Two arrangements side by side.
 *
 * @param changes what came and went, by what it is
 * @param duties who is responsible and does the work, before and after
 * @param events whose responsibility an event is, before and after
 */
public record ComparisonView(
    Language language,
    String title,
    String subject,
    List<LabelledText> facts,
    Side before,
    Side after,
    List<Changes> changes,
    List<Change> duties,
    List<Change> events) {
  public ComparisonView {
    facts = List.copyOf(facts);
    changes = List.copyOf(changes);
    duties = List.copyOf(duties);
    events = List.copyOf(events);
  }

  /** One of the two. */
  public record Side(String name, Graph graph, List<WordCount> states) {
    public Side {
      states = List.copyOf(states);
    }
  }

  /**
   * What came and what went.
   *
   * @param altered what is there still, in other words
   * @param unsettled what went only because an agreement is no longer in force
   */
  public record Changes(
      String title,
      List<String> came,
      List<String> went,
      List<Change> altered,
      List<String> unsettled) {
    public Changes {
      came = List.copyOf(came);
      went = List.copyOf(went);
      altered = List.copyOf(altered);
      unsettled = List.copyOf(unsettled);
    }

    /** Whether nothing changed. */
    public boolean none() {
      return came.isEmpty() && went.isEmpty() && altered.isEmpty() && unsettled.isEmpty();
    }
  }

  /** Something that is otherwise now. */
  public record Change(String ids, String title, String before, String after) {}
}
