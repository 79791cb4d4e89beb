/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.RecordedRow;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.Workbook;
import io.yunheng.assessment.WorkbookConflict;
import io.yunheng.assessment.WorkbookEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One time that somebody wrote in a record.
 *
 * @param finding what its author was shown
 * @param confirms whether he said everything in it anew
 * @param version of the record after it
 */
public record RecordWriting(
    RowKey row,
    WorkbookEntry entry,
    List<RandomId> files,
    RecordFinding finding,
    boolean confirms,
    CaseMark mark,
    long version) {
  public RecordWriting {
    files = List.copyOf(files);
  }

  /**
   * What was written in records, as the file of a case has it.
   *
   * @param all in the order in which it was written
   * @param name what a person is called in it; nobody else is called so
   */
  public static Workbook workbook(List<RecordWriting> all, Function<RandomId, String> name) {
    return new Workbook(
        all.stream()
            .<Workbook.Entry>map(one -> new Workbook.Entry.Written(one.entry(name)))
            .toList());
  }

  private RecordedRow.Writing entry(Function<RandomId, String> name) {
    Set<WorkbookConflict.Field> settles = EnumSet.noneOf(WorkbookConflict.Field.class);
    if (confirms) {
      settles.addAll(EnumSet.allOf(WorkbookConflict.Field.class));
    }
    return new RecordedRow.Writing(
        row, finding.scale(), entry, finding.state(), name.apply(mark.by()), mark.at(), settles);
  }

  /**
   * What the record stands for after it was written: what its verdict was written for, or else the
   * rest of it.
   *
   * @param all what was written in one record, in its order; at least once
   */
  public static RecordFinding standing(List<RecordWriting> all) {
    RecordFinding last = all.getLast().finding();
    if (all.getLast().entry().empty()) {
      return last;
    }
    String state = workbook(all, RandomId::text).rows().getFirst().lead().machine();
    return all.reversed().stream()
        .map(RecordWriting::finding)
        .filter(finding -> finding.state().equals(state))
        .findFirst()
        .orElse(last);
  }
}
