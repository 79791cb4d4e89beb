/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import io.yunheng.assessment.Decision;
import io.yunheng.assessment.ItemRule;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.Workbook;
import io.yunheng.assessment.WorkbookRecord;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people wrote in the workbook, as verdicts. */
public final class WorkbookVerdicts {
  private final Map<RowKey, WorkbookRecord> records = new HashMap<>();

  public WorkbookVerdicts(Workbook workbook) {
    workbook.records().forEach(record -> records.put(record.row(), record));
  }

  public Optional<WorkbookRecord> record(Item item, AssessedObject object) {
    return Optional.ofNullable(records.get(new RowKey(item.id(), object.key())));
  }

  /**
   * A person's verdict on a scale: on another scale than the one it was given on, partial becomes
   * non-compliant where there are only two levels, and non-compliant may have been partial where
   * there are three.
   */
  public static Decision onScale(
      Item item, WorkbookRecord record, Verdict verdict, ScaleName scale) {
    Set<Verdict> levels = ItemRule.verdicts(item, scale);
    if (record.scale() == scale) {
      return Decision.of(verdict);
    }
    if (verdict == Verdict.PARTIAL && !levels.contains(Verdict.PARTIAL)) {
      return Decision.of(Verdict.NON_COMPLIANT);
    }
    if (verdict == Verdict.NON_COMPLIANT
        && levels.contains(Verdict.PARTIAL)
        && !ItemRule.verdicts(item, record.scale()).contains(Verdict.PARTIAL)) {
      return Decision.of(EnumSet.of(Verdict.PARTIAL, Verdict.NON_COMPLIANT));
    }
    return Decision.of(verdict);
  }
}
