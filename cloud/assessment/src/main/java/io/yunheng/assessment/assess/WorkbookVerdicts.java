/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import io.yunheng.assessment.Decision;
import io.yunheng.assessment.HighRiskJudgement;
import io.yunheng.assessment.ItemRule;
import io.yunheng.assessment.RecordedRow;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.Workbook;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people wrote in the workbook, as verdicts. */
public final class WorkbookVerdicts {
  private final Map<RowKey, RecordedRow> records = new HashMap<>();

  private final Map<String, List<HighRiskJudgement>> judgements;

  public WorkbookVerdicts(Workbook workbook) {
    judgements = workbook.judgements();
    workbook.rows().forEach(row -> records.put(row.row(), row));
  }

  public Optional<RecordedRow> record(Item item, AssessedObject object) {
    return Optional.ofNullable(records.get(new RowKey(item.id(), object.key())));
  }

  /** What people say of a high-risk case. */
  public List<HighRiskJudgement> judgements(String highRisk) {
    return judgements.getOrDefault(highRisk, List.of());
  }

  /**
   * A person's verdict on a scale: on another scale than the one it was given on, partial becomes
   * non-compliant where there are only two levels, and non-compliant may have been partial where
   * there are three.
   */
  public static Decision onScale(Item item, ScaleName given, Verdict verdict, ScaleName scale) {
    Set<Verdict> levels = ItemRule.verdicts(item, scale);
    if (given == scale) {
      return Decision.of(verdict);
    }
    if (verdict == Verdict.PARTIAL && !levels.contains(Verdict.PARTIAL)) {
      return Decision.of(Verdict.NON_COMPLIANT);
    }
    if (verdict == Verdict.NON_COMPLIANT
        && levels.contains(Verdict.PARTIAL)
        && !ItemRule.verdicts(item, given).contains(Verdict.PARTIAL)) {
      return Decision.of(EnumSet.of(Verdict.PARTIAL, Verdict.NON_COMPLIANT));
    }
    return Decision.of(verdict);
  }
}
