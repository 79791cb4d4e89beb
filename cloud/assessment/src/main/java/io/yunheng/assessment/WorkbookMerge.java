/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.Workbook.Entry;
import io.yunheng.assessment.WorkbookConflict.Field;
import io.yunheng.assessment.WorkbookConflict.Side;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Merges an edited sheet into the records of a case: what the person changed since the sheet went
 * out is taken over, what others changed meanwhile stays, and where both changed the same thing in
 * different ways the record stays and a conflict keeps both.
 */
public final class WorkbookMerge {
  private final String file;
  private final String who;
  private final Instant when;
  private final Problems problems = new Problems();
  private final Map<RowKey, WorkbookRecord> current = new HashMap<>();
  private final List<Entry> news = new ArrayList<>();

  private WorkbookMerge(String file, String who, Instant when) {
    this.file = file;
    this.who = who;
    this.when = when;
  }

  /**
   * What a merger came to.
   *
   * @param news the records and conflicts to add to the case, in the order of the sheet
   * @param missing rows that went out and did not come back; their records stay
   */
  public record Merged(List<Entry> news, List<RowKey> missing) {
    public Merged {
      news = List.copyOf(news);
      missing = List.copyOf(missing);
    }

    public List<WorkbookConflict> conflicts() {
      return news.stream()
          .filter(Entry.Disagreed.class::isInstance)
          .map(entry -> ((Entry.Disagreed) entry).conflict())
          .toList();
    }
  }

  /**
   * Merges a sheet.
   *
   * @param file the sheet's name for messages
   * @param base the rows as they went out
   * @param edited the rows as they came back
   * @param workbook what the case holds now
   * @param who the person who hands the sheet in
   * @throws io.yunheng.fault.FaultException with everything that is wrong: rows that never went out
   *     or came back twice, verdicts the item does not know, verdicts that contradict what the
   *     machine knows without a reason
   */
  public static Merged merge(
      String file,
      List<WorkbookRow> base,
      List<EditedRow> edited,
      Workbook workbook,
      String who,
      Instant when) {
    WorkbookMerge merge = new WorkbookMerge(file, who, when);
    workbook.records().forEach(record -> merge.current.put(record.row(), record));
    Map<RowKey, WorkbookRow> wentOut = new TreeMap<>();
    base.forEach(row -> wentOut.put(row.key(), row));
    Map<RowKey, EditedRow> cameBack = new HashMap<>();
    for (EditedRow row : edited) {
      WorkbookRow sent = wentOut.get(row.key());
      if (sent == null) {
        merge.add(FaultCode.WORKBOOK_ROW_UNKNOWN, row);
      } else if (cameBack.put(row.key(), row) != null) {
        merge.add(FaultCode.WORKBOOK_ROW_TWICE, row);
      } else {
        merge.row(sent, row);
      }
    }
    merge.problems.throwIfAny();
    return new Merged(
        merge.news, wentOut.keySet().stream().filter(key -> !cameBack.containsKey(key)).toList());
  }

  private void row(WorkbookRow sent, EditedRow back) {
    WorkbookEntry base = sent.entry();
    WorkbookEntry mine = back.entry();
    if (mine.equals(base)) {
      return;
    }
    check(sent, back);
    Optional<WorkbookRecord> record = Optional.ofNullable(current.get(sent.key()));
    WorkbookEntry now = record.map(WorkbookRecord::entry).orElse(WorkbookEntry.EMPTY);
    if (mine.equals(now)) {
      return;
    }
    String author = back.who().isBlank() ? who : back.who().strip();
    Instant written = back.when().orElse(when);
    List<WorkbookConflict> conflicts = new ArrayList<>();
    for (Field field : Field.values()) {
      String before = value(base, field);
      String theirs = value(now, field);
      String ours = value(mine, field);
      if (!ours.equals(before) && !theirs.equals(before) && !ours.equals(theirs)) {
        conflicts.add(
            new WorkbookConflict(
                sent.key(),
                field,
                before,
                new Side(
                    theirs,
                    record.map(WorkbookRecord::who).orElse(""),
                    record.map(WorkbookRecord::when).orElse(when)),
                new Side(ours, author, written)));
      }
    }
    WorkbookEntry merged =
        new WorkbookEntry(
            changed(base, mine, now, Field.RESULT).result(),
            changed(base, mine, now, Field.VERDICT).verdict(),
            changed(base, mine, now, Field.EVIDENCE).evidence(),
            changed(base, mine, now, Field.VERDICT).reason());
    if (!merged.equals(now)) {
      WorkbookRecord fresh =
          new WorkbookRecord(sent.key(), sent.scale(), merged, sent.state(), author, written);
      current.put(sent.key(), fresh);
      news.add(new Entry.Written(fresh));
    }
    conflicts.forEach(conflict -> news.add(new Entry.Disagreed(conflict)));
  }

  /** Which of the two has the field as it shall be: mine if only I changed it, else the present. */
  private static WorkbookEntry changed(
      WorkbookEntry base, WorkbookEntry mine, WorkbookEntry now, Field field) {
    boolean onlyMine =
        !value(mine, field).equals(value(base, field))
            && value(now, field).equals(value(base, field));
    return onlyMine ? mine : now;
  }

  private static String value(WorkbookEntry entry, Field field) {
    return switch (field) {
      case RESULT -> entry.result();
      case EVIDENCE -> entry.evidence();
      case VERDICT ->
          entry.verdict().map(Verdict::code).orElse("")
              + (entry.reason().isEmpty() ? "" : ": " + entry.reason());
    };
  }

  private void check(WorkbookRow sent, EditedRow back) {
    Optional<Verdict> verdict = back.entry().verdict();
    if (verdict.isEmpty()) {
      return;
    }
    if (!sent.allowed().contains(verdict.get())) {
      problems.add(
          FaultCode.WORKBOOK_VERDICT_INVALID,
          "file",
          file,
          "place",
          back.place(),
          "row",
          back.key().toString(),
          "value",
          verdict.get().code(),
          "expected",
          String.join(" | ", sent.allowed().stream().map(Verdict::code).toList()));
    } else if (!sent.possible().contains(verdict.get()) && back.entry().reason().isEmpty()) {
      add(FaultCode.WORKBOOK_REASON_MISSING, back);
    }
  }

  private void add(FaultCode code, EditedRow row) {
    problems.add(code, "file", file, "place", row.place(), "row", row.key().toString());
  }
}
