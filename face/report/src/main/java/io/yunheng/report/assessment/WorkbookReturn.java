/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.assessment;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.EditedRow;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ItemRule;
import io.yunheng.assessment.JudgementMerge;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.Workbook;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.assessment.WorkbookMerge;
import io.yunheng.assessment.WorkbookRow;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.report.workbook.WorkbookEdits;
import io.yunheng.report.workbook.WorkbookEdits.Edit;
import io.yunheng.report.workbook.WorkbookEdits.HighRiskEdit;
import io.yunheng.report.workbook.WorkbookReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A workbook that comes back: its edits are merged into what the case holds. */
public final class WorkbookReturn {
  private static final String MARK = "yunheng-workbook";

  private final MlpsCatalog catalog;
  private final Assessment assessment;

  /**
   * For the workbooks of a case.
   *
   * @param assessment of the case as it is now: which objects there are
   */
  public WorkbookReturn(MlpsCatalog catalog, Assessment assessment) {
    this.catalog = catalog;
    this.assessment = assessment;
  }

  /**
   * Merges an edited workbook.
   *
   * @param who the person who hands it in
   * @param when when it is handed in
   * @throws FaultException with everything that is wrong; {@code WORKBOOK_FOREIGN} if the file is
   *     no workbook of this case
   */
  public WorkbookMerge.Merged merge(Path file, Workbook workbook, String who, Instant when) {
    String name = String.valueOf(file.getFileName());
    WorkbookEdits edits = new WorkbookReader().read(file, new ThisCase());
    List<List<String>> base = edits.base();
    if (base.isEmpty()
        || base.getFirst().size() < 3
        || !base.getFirst().getFirst().equals(MARK)
        || !base.getFirst().get(2).equals(assessment.heading().name())) {
      throw FaultException.of(FaultCode.WORKBOOK_FOREIGN, "file", name);
    }
    Map<RowKey, BaseRows.Sent> sent = new HashMap<>();
    List<WorkbookRow> rows = new ArrayList<>();
    List<JudgementMerge.Sent> highRisks = new ArrayList<>();
    for (List<String> line : base.subList(1, base.size())) {
      if (BaseRows.isHighRisk(line)) {
        highRisks.add(BaseRows.highRisk(line));
        continue;
      }
      BaseRows.Sent row =
          BaseRows.read(line, catalog)
              .orElseThrow(() -> FaultException.of(FaultCode.WORKBOOK_FOREIGN, "file", name));
      sent.put(row.row().key(), row);
      rows.add(row.row());
    }
    ZoneId zone = assessment.heading().zone();
    List<EditedRow> edited = edits.edits().stream().map(edit -> edited(edit, sent, zone)).toList();
    List<JudgementMerge.Returned> judged =
        edits.highRisks().stream().map(one -> judged(one, highRisks, zone)).toList();
    return WorkbookMerge.merge(name, rows, edited, workbook, who, when)
        .and(JudgementMerge.merge(name, highRisks, judged, workbook, who, when));
  }

  private static JudgementMerge.Returned judged(
      HighRiskEdit edit, List<JudgementMerge.Sent> sent, ZoneId zone) {
    String shown =
        sent.stream()
            .filter(one -> one.id().equals(edit.id()))
            .map(JudgementMerge.Sent::said)
            .findFirst()
            .orElse("");
    boolean others = shown.startsWith(edit.assessor() + "=") && !edit.assessor().isEmpty();
    return new JudgementMerge.Returned(
        edit.id(),
        edit.decision(),
        edit.reason(),
        others ? "" : edit.assessor(),
        others ? Optional.empty() : edit.date().map(day -> day.atStartOfDay(zone).toInstant()),
        Integer.toString(edit.row()));
  }

  private static EditedRow edited(Edit edit, Map<RowKey, BaseRows.Sent> sent, ZoneId zone) {
    RowKey key = new RowKey(edit.item(), edit.object());
    Optional<BaseRows.Sent> before = Optional.ofNullable(sent.get(key));
    String assessor = edit.assessor().strip();
    boolean sameWho = before.filter(row -> row.who().equals(assessor)).isPresent();
    boolean sameDay =
        before
            .filter(row -> row.date().equals(edit.date().map(Object::toString).orElse("")))
            .isPresent();
    return new EditedRow(
        key,
        new WorkbookEntry(edit.record(), edit.verdict(), edit.evidence(), edit.reason()),
        sameWho ? "" : assessor,
        sameDay ? Optional.empty() : edit.date().map(day -> day.atStartOfDay(zone).toInstant()),
        Integer.toString(edit.row()));
  }

  /** The rows that this case has. */
  private final class ThisCase implements WorkbookEdits.Expected {
    @Override
    public List<Verdict> choices(String item) {
      Set<Verdict> choices = EnumSet.noneOf(Verdict.class);
      catalog
          .item(item)
          .ifPresent(
              found -> {
                for (ScaleName scale : ScaleName.values()) {
                  choices.addAll(ItemRule.verdicts(found, scale));
                }
              });
      return List.copyOf(choices);
    }

    @Override
    public boolean about(String item, String object) {
      return assessment
          .item(item)
          .filter(found -> found.objects().stream().anyMatch(one -> one.object().equals(object)))
          .isPresent();
    }

    @Override
    public int rows() {
      return assessment.items().stream().map(ItemResult::objects).mapToInt(List::size).sum();
    }
  }
}
