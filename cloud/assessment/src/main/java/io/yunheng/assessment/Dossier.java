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
 * @param seals whether the estates that are used were signed
 */
public record Dossier(
    CaseSettings settings,
    String address,
    Evidence evidence,
    List<Conflict> conflicts,
    Workbook workbook,
    List<EstateSeal> seals) {
  public Dossier {
    seals = List.copyOf(seals);
    conflicts = List.copyOf(conflicts);
  }

  /** A dossier without estates that could be signed. */
  public Dossier(
      CaseSettings settings,
      String address,
      Evidence evidence,
      List<Conflict> conflicts,
      Workbook workbook) {
    this(settings, address, evidence, conflicts, workbook, List.of());
  }

  /** This with what was found out about the signatures of its estates. */
  public Dossier sealed(List<EstateSeal> found) {
    return new Dossier(settings, address, evidence, conflicts, workbook, found);
  }

  /**
   * Reads everything of a case. Signatures are not checked: every estate counts as unsigned.
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
        file.workbookRecords().map(WorkbookFile::read).orElse(Workbook.EMPTY),
        evidence.estates().stream().map(EstateSeal::unsigned).toList());
  }
}
