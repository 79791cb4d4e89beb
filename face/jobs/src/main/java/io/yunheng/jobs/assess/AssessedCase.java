/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.assess;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Assessor;
import io.yunheng.assessment.CaseFile;
import io.yunheng.assessment.CaseFolder;
import io.yunheng.assessment.CheckPack;
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.EstateSeal;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Producer;
import io.yunheng.jobs.work.JobContext;
import io.yunheng.run.Phase;
import io.yunheng.run.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A case that was assessed.
 *
 * @param catalog the items it was assessed against
 */
record AssessedCase(CaseFile file, Dossier dossier, MlpsCatalog catalog, Assessment assessment) {

  /**
   * Assesses a case.
   *
   * @throws InterruptedException if it is interrupted
   */
  static AssessedCase of(
      Path folder,
      ScaleName scale,
      Optional<SubjectKind> subject,
      List<Path> packFolders,
      JobContext context)
      throws InterruptedException {
    MlpsCatalog catalog = context.shipped().mlps();
    List<CheckPack> packs = new Packs(catalog, Analyses.all()).load(packFolders);
    context.progress().begin(Phase.of("read-case").about(folder.toString()));
    CaseFile file = CaseFolder.load(folder);
    Dossier opened = Dossier.open(file);
    Dossier dossier =
        as(
            opened.sealed(
                EstateSeals.of(file, opened.seals().stream().map(EstateSeal::path).toList())),
            subject);
    context.progress().begin(Phase.of("assess"));
    try (Workers.Share share = context.threads(0)) {
      Assessment assessment =
          new Assessor(catalog, packs, share.threads(), Producer.load().text())
              .assess(dossier, scale, context.progress());
      return new AssessedCase(file, dossier, catalog, assessment);
    }
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
        dossier.workbook(),
        dossier.seals());
  }
}
