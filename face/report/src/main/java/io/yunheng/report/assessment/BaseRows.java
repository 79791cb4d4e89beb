/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.ItemRule;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.assessment.WorkbookRecord;
import io.yunheng.assessment.WorkbookRow;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The hidden sheet: what the rows of a workbook held when it went out. */
final class BaseRows {
  private static final int CELLS = 12;

  private BaseRows() {}

  /** A row, and who wrote it and when, as the sheet shows it. */
  record Sent(WorkbookRow row, String who, String date) {}

  static List<String> of(
      Assessment assessment, Item item, ObjectResult object, AssessmentPhrases say) {
    Optional<WorkbookRecord> record = object.record();
    WorkbookEntry entry = record.map(WorkbookRecord::entry).orElse(WorkbookEntry.EMPTY);
    return List.of(
        item.id(),
        object.object(),
        object.name(),
        assessment.heading().scale().code(),
        String.join(
            " ", object.machine().decision().possible().stream().map(Verdict::code).toList()),
        object.state(),
        entry.verdict().map(Verdict::code).orElse(""),
        entry.result(),
        entry.evidence(),
        entry.reason(),
        record.map(WorkbookRecord::who).orElse(""),
        record.map(one -> say.day(one.when())).orElse("") + ".");
  }

  /** The row in a line of the sheet, if it is one. */
  static Optional<Sent> read(List<String> line, MlpsCatalog catalog) {
    if (line.size() != CELLS) {
      return Optional.empty();
    }
    Optional<Item> item = catalog.item(line.get(0));
    Optional<ScaleName> scale = ScaleName.of(line.get(3));
    Set<Verdict> possible = EnumSet.noneOf(Verdict.class);
    for (String code : line.get(4).split(" ", -1)) {
      Verdict.of(code).ifPresent(possible::add);
    }
    if (item.isEmpty() || scale.isEmpty() || possible.isEmpty()) {
      return Optional.empty();
    }
    Optional<Verdict> verdict = Verdict.of(line.get(6)).filter(one -> one != Verdict.INDETERMINATE);
    return Optional.of(
        new Sent(
            new WorkbookRow(
                new RowKey(line.get(0), line.get(1)),
                line.get(2),
                scale.get(),
                possible,
                line.get(5),
                ItemRule.verdicts(item.get(), scale.get()),
                new WorkbookEntry(line.get(7), verdict, line.get(8), line.get(9))),
            line.get(10),
            line.get(11).substring(0, line.get(11).length() - 1)));
  }
}
