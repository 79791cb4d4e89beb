/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that people wrote, in the order in which it came: records, and conflicts found when merging.
 */
public record Workbook(List<Entry> history) {
  public static final Workbook EMPTY = new Workbook(List.of());

  public Workbook {
    history = List.copyOf(history);
  }

  /** One thing that happened. */
  public sealed interface Entry {
    RowKey row();

    record Written(WorkbookRecord record) implements Entry {
      @Override
      public RowKey row() {
        return record.row();
      }
    }

    record Disagreed(WorkbookConflict conflict) implements Entry {
      @Override
      public RowKey row() {
        return conflict.row();
      }
    }
  }

  /** The last record of each row. */
  public List<WorkbookRecord> records() {
    SortedMap<RowKey, WorkbookRecord> last = new TreeMap<>();
    for (Entry entry : history) {
      if (entry instanceof Entry.Written(WorkbookRecord record)) {
        last.put(record.row(), record);
      }
    }
    return List.copyOf(last.values());
  }

  /** The conflicts after which nobody has written the row anew. */
  public List<WorkbookConflict> conflicts() {
    SortedMap<RowKey, List<WorkbookConflict>> open = new TreeMap<>();
    for (Entry entry : history) {
      switch (entry) {
        case Entry.Written(WorkbookRecord record) -> open.remove(record.row());
        case Entry.Disagreed(WorkbookConflict conflict) ->
            open.computeIfAbsent(conflict.row(), _ -> new ArrayList<>()).add(conflict);
      }
    }
    return open.values().stream().flatMap(List::stream).toList();
  }

  /** This with more at its end. */
  public Workbook plus(List<Entry> more) {
    List<Entry> all = new ArrayList<>(history);
    all.addAll(more);
    return new Workbook(all);
  }
}
