/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that people wrote, in the order in which it came: records, conflicts found when merging, and
 * judgements of high-risk cases.
 */
public record Workbook(List<Entry> history) {
  public static final Workbook EMPTY = new Workbook(List.of());

  public Workbook {
    history = List.copyOf(history);
  }

  /** One thing that happened. */
  public sealed interface Entry {
    record Written(RecordedRow.Writing record) implements Entry {}

    record Disagreed(WorkbookConflict conflict) implements Entry {}

    record Judged(HighRiskJudgement judgement) implements Entry {}
  }

  /** The last record of each row. */
  public List<RecordedRow.Writing> records() {
    SortedMap<RowKey, RecordedRow.Writing> last = new TreeMap<>();
    for (Entry entry : history) {
      if (entry instanceof Entry.Written(RecordedRow.Writing record)) {
        last.put(record.row(), record);
      }
    }
    return List.copyOf(last.values());
  }

  /** The rows in which somebody wrote, each field with its author, and what is in dispute. */
  public List<RecordedRow> rows() {
    SortedMap<RowKey, RecordedRow> rows = new TreeMap<>();
    Map<RowKey, List<WorkbookConflict>> open = new HashMap<>();
    for (Entry entry : history) {
      switch (entry) {
        case Entry.Written(RecordedRow.Writing record) -> {
          rows.put(
              record.row(),
              rows.getOrDefault(record.row(), RecordedRow.blank(record.row())).after(record));
          open.getOrDefault(record.row(), new ArrayList<>())
              .removeIf(conflict -> record.settles().contains(conflict.field()));
        }
        case Entry.Disagreed(WorkbookConflict conflict) -> {
          rows.putIfAbsent(conflict.row(), RecordedRow.blank(conflict.row()));
          open.computeIfAbsent(conflict.row(), _ -> new ArrayList<>()).add(conflict);
        }
        case Entry.Judged _ -> {}
      }
    }
    return rows.values().stream()
        .map(row -> row.with(open.getOrDefault(row.row(), List.of())))
        .toList();
  }

  /** What people disagree about and nobody has settled. */
  public List<WorkbookDispute> conflicts() {
    return rows().stream().flatMap(row -> row.disputes().stream()).toList();
  }

  /** What people say of the high-risk cases, by their ids: the last word of each person. */
  public Map<String, List<HighRiskJudgement>> judgements() {
    SortedMap<String, List<HighRiskJudgement>> all = new TreeMap<>();
    for (Entry entry : history) {
      if (entry instanceof Entry.Judged(HighRiskJudgement judgement)) {
        List<HighRiskJudgement> said = all.computeIfAbsent(judgement.id(), _ -> new ArrayList<>());
        said.removeIf(other -> judgement.settles() || other.who().equals(judgement.who()));
        if (judgement.decision().isPresent()) {
          said.add(judgement);
        }
      }
    }
    return all;
  }

  /** This with more at its end. */
  public Workbook plus(List<Entry> more) {
    List<Entry> all = new ArrayList<>(history);
    all.addAll(more);
    return new Workbook(all);
  }
}
