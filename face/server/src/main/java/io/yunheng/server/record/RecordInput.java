/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.record;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.ItemRule;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.casework.CaseRecord;
import io.yunheng.casework.RecordEdit;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.Verdict;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a form says of a record, and what is wrong with it.
 *
 * @param problems by the name of a field
 */
record RecordInput(RecordEdit edit, Map<String, String> problems) {
  private static final List<String> TEXTS = List.of("result", "evidence", "reason");

  RecordInput {
    problems = Map.copyOf(problems);
  }

  /** As the whole form says. */
  static RecordInput of(RecordDesk desk, Visit visit, RecordBook book, RecordRow row) {
    Map<String, String> problems = new TreeMap<>();
    for (String name : TEXTS) {
      if (visit.tooLong(name)) {
        problems.put(name, visit.text("request.long"));
      }
    }
    WorkbookEntry entry =
        new WorkbookEntry(
            visit.typed("result"),
            verdict(visit, book, row, problems),
            visit.typed("evidence"),
            visit.typed("reason"));
    reason(visit, row, entry, problems);
    boolean confirms = visit.form("go").equals("confirm");
    return new RecordInput(
        new RecordEdit(
            row.key(),
            entry,
            files(desk, visit, book.workCase(), row, problems),
            row.shown(),
            confirms,
            visit.version()),
        problems);
  }

  /** A verdict alone; the rest stays. */
  static RecordInput verdict(Visit visit, RecordBook book, RecordRow row) {
    Map<String, String> problems = new TreeMap<>();
    WorkbookEntry was = row.record().map(CaseRecord::entry).orElse(WorkbookEntry.EMPTY);
    WorkbookEntry entry =
        new WorkbookEntry(
            was.result(), verdict(visit, book, row, problems), was.evidence(), was.reason());
    reason(visit, row, entry, problems);
    return new RecordInput(
        new RecordEdit(
            row.key(),
            entry,
            row.record().map(CaseRecord::files).orElse(List.of()),
            row.shown(),
            false,
            visit.version()),
        problems);
  }

  private static Optional<Verdict> verdict(
      Visit visit, RecordBook book, RecordRow row, Map<String, String> problems) {
    String code = visit.form("verdict");
    Set<Verdict> allowed = ItemRule.verdicts(row.item(), book.run().scale());
    Optional<Verdict> verdict = Verdict.of(code).filter(allowed::contains);
    if (!code.isEmpty() && verdict.isEmpty()) {
      problems.put("verdict", visit.text("record.verdict.wrong"));
    }
    return verdict;
  }

  /** A verdict that what was found excludes needs a reason. */
  private static void reason(
      Visit visit, RecordRow row, WorkbookEntry entry, Map<String, String> problems) {
    if (entry.reason().isEmpty()
        && entry.verdict().filter(one -> !row.machine().possible().contains(one)).isPresent()) {
      problems.put("reason", visit.text("record.reason.none"));
    }
  }

  private static List<RandomId> files(
      RecordDesk desk, Visit visit, WorkCase one, RecordRow row, Map<String, String> problems) {
    List<RandomId> files = new ArrayList<>();
    for (RandomId file : row.record().map(CaseRecord::files).orElse(List.of())) {
      boolean seen = desk.evidence(visit, one, file).isPresent();
      if (!seen || visit.forms().containsKey("file." + file)) {
        files.add(file);
      }
    }
    if (!visit.form("add").isEmpty()) {
      visit
          .formId("add")
          .filter(id -> desk.evidence(visit, one, id).isPresent())
          .ifPresentOrElse(
              id -> {
                if (!files.contains(id)) {
                  files.add(id);
                }
              },
              () -> problems.put("add", visit.text("record.file.none")));
    }
    return files;
  }
}
