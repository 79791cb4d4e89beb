/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.workbook;

import io.yunheng.assessment.HighRiskJudgement;
import io.yunheng.catalog.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a person wrote into a workbook.
 *
 * @param edits every row, also those in which nothing is written
 * @param highRisks every row of the sheet of high-risk cases
 * @param base what the hidden sheet says the rows held when they went out
 * @param missing how many of the rows asked for the file does not have
 */
public record WorkbookEdits(
    List<Edit> edits, List<HighRiskEdit> highRisks, List<List<String>> base, int missing) {
  public WorkbookEdits {
    highRisks = List.copyOf(highRisks);
    base = base.stream().map(List::copyOf).toList();
    edits = List.copyOf(edits);
  }

  /**
   * One row.
   *
   * @param row the row in the file, from 1
   * @param verdict empty where the machine's verdict is taken over
   */
  public record Edit(
      int row,
      String item,
      String object,
      Optional<Verdict> verdict,
      String record,
      String evidence,
      String reason,
      String assessor,
      Optional<LocalDate> date) {

    /** Whether anything is written in it. */
    public boolean written() {
      return verdict.isPresent()
          || date.isPresent()
          || !(record + evidence + reason + assessor).isEmpty();
    }
  }

  /**
   * What a person says of a high-risk case.
   *
   * @param row the row in the file, from 1
   * @param decision empty where nothing is said
   */
  public record HighRiskEdit(
      int row,
      String id,
      Optional<HighRiskJudgement.Decision> decision,
      String reason,
      String assessor,
      Optional<LocalDate> date) {}

  /** The rows of a workbook that can be read back, and what each may hold. */
  public interface Expected {
    /** The verdicts a person may choose for this item, empty if there is no such item. */
    List<Verdict> choices(String item);

    /** Whether the item is assessed about this object. */
    boolean about(String item, String object);

    /** How many rows of item and object there are. */
    int rows();
  }
}
