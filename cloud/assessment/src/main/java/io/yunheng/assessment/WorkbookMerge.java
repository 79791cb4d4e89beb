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
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Merges an edited sheet into the records of a case: what the person changed since the sheet went
 * out is taken over, what others changed meanwhile stays, and where both changed the same thing in
 * different ways a conflict keeps both until somebody settles it in a later sheet.
 */
public final class WorkbookMerge {
  private static final List<Field> FIELDS = List.of(Field.RESULT, Field.VERDICT, Field.EVIDENCE);
  private static final Set<Field> PAIR =
      Collections.unmodifiableSet(EnumSet.of(Field.VERDICT, Field.REASON));

  private final String file;
  private final String who;
  private final Instant when;
  private final Problems problems = new Problems();
  private final Workbook workbook;
  private final Map<RowKey, RecordedRow> current = new HashMap<>();
  private final List<Entry> news = new ArrayList<>();
  private final List<WorkbookConflict> conflicts = new ArrayList<>();

  private WorkbookMerge(String file, Workbook workbook, String who, Instant when) {
    this.file = file;
    this.workbook = workbook;
    this.who = who;
    this.when = when;
    workbook.rows().forEach(row -> current.put(row.row(), row));
  }

  /**
   * What a merger came to.
   *
   * @param news the records and conflicts to add to the case, in the order of the sheet
   * @param conflicts where the sheet and the case disagree, also those that were met before
   * @param missing rows that went out and did not come back; their records stay
   */
  public record Merged(List<Entry> news, List<WorkbookConflict> conflicts, List<RowKey> missing) {
    public Merged {
      news = List.copyOf(news);
      conflicts = List.copyOf(conflicts);
      missing = List.copyOf(missing);
    }

    /** This and another part of the same workbook. */
    public Merged and(Merged other) {
      List<Entry> allNews = new ArrayList<>(news);
      allNews.addAll(other.news);
      List<WorkbookConflict> allConflicts = new ArrayList<>(conflicts);
      allConflicts.addAll(other.conflicts);
      List<RowKey> allMissing = new ArrayList<>(missing);
      allMissing.addAll(other.missing);
      return new Merged(allNews, allConflicts, allMissing);
    }

    /** How many rows and high-risk cases were written anew. */
    public int written() {
      return (int) news.stream().filter(entry -> !(entry instanceof Entry.Disagreed)).count();
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
    WorkbookMerge merge = new WorkbookMerge(file, workbook, who, when);
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
        merge.news,
        merge.conflicts,
        wentOut.keySet().stream().filter(key -> !cameBack.containsKey(key)).toList());
  }

  private void row(WorkbookRow sent, EditedRow back) {
    WorkbookEntry base = sent.entry();
    WorkbookEntry mine = back.entry();
    if (mine.equals(base)) {
      return;
    }
    check(sent, back);
    RecordedRow held =
        Optional.ofNullable(current.get(sent.key())).orElse(RecordedRow.blank(sent.key()));
    WorkbookEntry now = held.entry();
    String author = back.who().isBlank() ? who : back.who().strip();
    Instant written = back.when().orElse(when);
    Set<Field> settles = EnumSet.noneOf(Field.class);
    Set<Field> taken = EnumSet.noneOf(Field.class);
    List<WorkbookConflict> clashes = new ArrayList<>();
    for (Field field : FIELDS) {
      String before = value(base, field);
      String theirs = value(now, field);
      String ours = value(mine, field);
      if (ours.equals(before)) {
        continue;
      }
      Set<Field> open = EnumSet.noneOf(Field.class);
      open.addAll(held.disputed());
      open.retainAll(sent.disputed());
      open.retainAll(field == Field.VERDICT ? PAIR : EnumSet.of(field));
      if (!open.isEmpty()) {
        taken.add(field);
        settles.addAll(open);
      } else if (theirs.equals(before)) {
        taken.add(field);
      } else if (!ours.equals(theirs)) {
        clashes.add(
            conflict(sent, held, field, mine, new Clash(before, theirs, ours), author, written));
      }
    }
    WorkbookEntry merged =
        new WorkbookEntry(
            (taken.contains(Field.RESULT) ? mine : now).result(),
            (taken.contains(Field.VERDICT) ? mine : now).verdict(),
            (taken.contains(Field.EVIDENCE) ? mine : now).evidence(),
            (taken.contains(Field.VERDICT) ? mine : now).reason());
    if (!merged.equals(now) || !settles.isEmpty()) {
      news.add(
          new Entry.Written(
              new RecordedRow.Writing(
                  sent.key(), sent.scale(), merged, sent.state(), author, written, settles)));
    }
    clashes.forEach(this::add);
  }

  private record Clash(String before, String theirs, String ours) {}

  private static WorkbookConflict conflict(
      WorkbookRow sent,
      RecordedRow held,
      Field group,
      WorkbookEntry mine,
      Clash clash,
      String author,
      Instant written) {
    boolean reasons = group == Field.VERDICT && mine.verdict().equals(held.entry().verdict());
    Field field = reasons ? Field.REASON : group;
    Authorship kept = held.author(field).orElse(held.lead());
    return new WorkbookConflict(
        sent.key(),
        field,
        reasons ? sent.entry().reason() : clash.before(),
        new Side(
            reasons ? held.entry().reason() : clash.theirs(),
            kept.who(),
            kept.when(),
            kept.scale()),
        new Side(reasons ? mine.reason() : clash.ours(), author, written, sent.scale()));
  }

  /** A conflict that was met before is told again while it is open, and noted only once. */
  private void add(WorkbookConflict conflict) {
    boolean known = false;
    for (Entry entry : workbook.history()) {
      known |=
          entry instanceof Entry.Disagreed(WorkbookConflict before)
              && before.row().equals(conflict.row())
              && before.field() == conflict.field()
              && before.other().value().equals(conflict.other().value())
              && before.other().who().equals(conflict.other().who());
    }
    boolean open =
        Optional.ofNullable(current.get(conflict.row()))
            .flatMap(row -> row.dispute(conflict.field()))
            .isPresent();
    if (!known) {
      news.add(new Entry.Disagreed(conflict));
    }
    if (!known || open) {
      conflicts.add(conflict);
    }
  }

  /** A verdict and its reason go together. */
  private static String value(WorkbookEntry entry, Field field) {
    return field == Field.VERDICT ? RecordedRow.pair(entry) : field.of(entry);
  }

  private void check(WorkbookRow sent, EditedRow back) {
    Optional<Verdict> verdict = back.entry().verdict();
    if (verdict.isEmpty()
        || RecordedRow.pair(back.entry()).equals(RecordedRow.pair(sent.entry()))) {
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
