/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.files.ReplacedFile;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Derivation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All OSCAL files of an arrangement, which name each other, in one folder. */
public final class OscalFolder {
  private OscalFolder() {}

  /**
   * Writes the catalog, a profile and a plan for each service that has duties, and what OSCAL
   * cannot carry. Makes the folder if it is not there.
   *
   * @return the files
   * @throws FaultException if one cannot be written
   */
  public static List<Path> write(
      Derivation derivation, Catalog catalog, Language language, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw ReplacedFile.failed(folder, e);
    }
    Arrangement arrangement = derivation.arrangement();
    List<Path> files = new ArrayList<>();
    Path clauses = folder.resolve(OscalNames.CATALOG);
    OscalCatalog.write(catalog, language, arrangement.asOf(), clauses);
    files.add(clauses);
    OscalNames names = new OscalNames(arrangement);
    for (CloudService service : arrangement.services()) {
      if (derivation.duties().all().stream()
          .anyMatch(duty -> duty.service().equals(service.id()))) {
        Path profile = folder.resolve(names.profile(service));
        OscalProfile.write(derivation, catalog, service, language, profile);
        files.add(profile);
        Path plan = folder.resolve(names.plan(service));
        OscalPlan.write(derivation, catalog, service, language, plan);
        files.add(plan);
      }
    }
    Path losses = folder.resolve(OscalNames.LOSSES);
    OscalLosses.of(derivation, catalog).write(losses);
    files.add(losses);
    return List.copyOf(files);
  }
}
