/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.estate.Conflict;
import java.util.List;

/**
 * Everything one assessment is based on.
 *
 * @param address the case's content address
 * @param conflicts where the sources of the evidence disagree
 * @param workbook what people wrote
 */
public record Dossier(
    CaseSettings settings,
    String address,
    Evidence evidence,
    List<Conflict> conflicts,
    Workbook workbook) {
  public Dossier {
    conflicts = List.copyOf(conflicts);
  }

  /**
   * Reads everything of a case.
   *
   * @throws io.yunheng.fault.FaultException with everything that is wrong
   * @throws InterruptedException if it is interrupted
   */
  public static Dossier open(CaseFile file) throws InterruptedException {
    CaseEvidence evidence = CaseEvidence.of(file);
    return new Dossier(
        file.settings(),
        file.address(),
        evidence.evidence(),
        evidence.conflicts(),
        file.workbookRecords().map(WorkbookFile::read).orElse(Workbook.EMPTY));
  }
}
