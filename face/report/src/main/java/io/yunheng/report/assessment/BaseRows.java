/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.HighRisk;
import io.yunheng.assessment.HighRiskJudgement;
import io.yunheng.assessment.ItemRule;
import io.yunheng.assessment.JudgementMerge;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.RecordedRow;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.WorkbookConflict.Field;
import io.yunheng.assessment.WorkbookEntry;
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
  private static final int CELLS = 13;
  private static final int HIGH_RISK_CELLS = 7;

  private BaseRows() {}

  /** A row, and who wrote it and when, as the sheet shows it. */
  record Sent(WorkbookRow row, String who, String date) {}

  static List<String> of(
      Assessment assessment, Item item, ObjectResult object, AssessmentPhrases say) {
    Optional<RecordedRow> record = object.record();
    WorkbookEntry entry = record.map(RecordedRow::settled).orElse(WorkbookEntry.EMPTY);
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
        record.map(one -> one.lead().who()).orElse(""),
        record.map(one -> say.day(one.lead().when())).orElse("") + ".",
        record
                .map(one -> String.join(" ", one.disputed().stream().map(Field::code).toList()))
                .orElse("")
            + ".");
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
    Set<Field> disputed = EnumSet.noneOf(Field.class);
    for (String code : closed(line.get(12)).split(" ", -1)) {
      Field.of(code).ifPresent(disputed::add);
    }
    return Optional.of(
        new Sent(
            new WorkbookRow(
                new RowKey(line.get(0), line.get(1)),
                line.get(2),
                scale.get(),
                possible,
                line.get(5),
                ItemRule.verdicts(item.get(), scale.get()),
                new WorkbookEntry(line.get(7), verdict, line.get(8), line.get(9)),
                disputed),
            line.get(10),
            closed(line.get(11))));
  }

  /** A high-risk case as the sheet shows it. */
  static List<String> of(HighRisk risk) {
    JudgementMerge.Sent sent = JudgementMerge.Sent.of(risk);
    return List.of(
        JudgementMerge.OBJECT,
        sent.id(),
        Boolean.toString(sent.present()),
        String.join(" ", sent.items()),
        sent.said() + ".",
        sent.decision().map(HighRiskJudgement.Decision::code).orElse(""),
        sent.reason() + ".");
  }

  /** Whether a line of the sheet is about a high-risk case. */
  static boolean isHighRisk(List<String> line) {
    return line.size() == HIGH_RISK_CELLS && line.getFirst().equals(JudgementMerge.OBJECT);
  }

  static JudgementMerge.Sent highRisk(List<String> line) {
    return new JudgementMerge.Sent(
        line.get(1),
        Boolean.parseBoolean(line.get(2)),
        List.of(line.get(3).split(" ", -1)),
        closed(line.get(4)),
        HighRiskJudgement.Decision.of(line.get(5)),
        closed(line.get(6)));
  }

  /** A text without the full stop that keeps its cell from being empty. */
  private static String closed(String text) {
    return text.isEmpty() ? "" : text.substring(0, text.length() - 1);
  }
}
