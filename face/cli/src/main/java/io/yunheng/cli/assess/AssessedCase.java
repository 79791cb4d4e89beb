/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.assess;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Assessor;
import io.yunheng.assessment.CaseFile;
import io.yunheng.assessment.CaseFolder;
import io.yunheng.assessment.CheckPack;
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.cli.SlowProgress;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Producer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A case that was assessed.
 *
 * @param catalog the items it was assessed against
 */
public record AssessedCase(
    CaseFile file, Dossier dossier, MlpsCatalog catalog, Assessment assessment) {

  /**
   * Assesses a case, telling how far it is.
   *
   * @throws InterruptedException if it is interrupted
   */
  public static AssessedCase of(
      Path folder,
      ScaleName scale,
      Optional<SubjectKind> subject,
      List<Path> packFolders,
      Terminal terminal)
      throws InterruptedException {
    SlowProgress slow = new SlowProgress(terminal);
    MlpsCatalog catalog = MlpsCatalog.level3Cloud();
    List<CheckPack> packs = new Packs(catalog, Analyses.all()).load(packFolders);
    slow.at(terminal.text("assess.reading", folder.toString()));
    CaseFile file = CaseFolder.load(folder);
    Dossier dossier = as(Dossier.open(file), subject);
    slow.at(terminal.text("assess.assessing", dossier.evidence().current().size()));
    Assessment assessment =
        new Assessor(
                catalog, packs, Runtime.getRuntime().availableProcessors(), Producer.load().text())
            .assess(dossier, scale);
    slow.at(terminal.text("assess.writing"));
    return new AssessedCase(file, dossier, catalog, assessment);
  }

  private static Dossier as(Dossier dossier, Optional<SubjectKind> subject) {
    if (subject.isEmpty() || subject.get() == dossier.evidence().subject()) {
      return dossier;
    }
    if (subject.get() == SubjectKind.TENANT && dossier.settings().tenant().isEmpty()) {
      throw FaultException.of(
          FaultCode.USAGE_INVALID, "problem", "--subject tenant: case.yaml has no tenant");
    }
    Evidence evidence = dossier.evidence();
    return new Dossier(
        dossier.settings(),
        dossier.address(),
        new Evidence(subject.get(), evidence.asOf(), evidence.current(), evidence.earlier()),
        dossier.conflicts(),
        dossier.workbook());
  }
}
