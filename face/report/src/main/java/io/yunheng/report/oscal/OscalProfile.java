/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Derivation;
import java.nio.file.Path;
import java.util.List;

/**
 * Which clauses a service has to do with, as an OSCAL profile of the catalog beside it: those that
 * apply or may apply. Without it a reader would take clauses that do not apply for forgotten ones.
 */
public final class OscalProfile {
  private OscalProfile() {}

  /**
   * Writes it over whatever is there; the file is whole or not there at all.
   *
   * @throws IllegalArgumentException if the service has no duties
   * @throws FaultException if it cannot be written
   */
  public static void write(
      Derivation derivation, Catalog catalog, CloudService service, Language language, Path file) {
    List<String> ids =
        OscalPlan.duties(derivation, service).stream().map(duty -> duty.clause().id()).toList();
    Arrangement arrangement = derivation.arrangement();
    OscalId id =
        OscalPlan.id(arrangement, service)
            .of(
                "profile",
                catalog.digest(),
                language.code(),
                arrangement.asOf().toString(),
                String.join(" ", ids));
    Words words = Words.in(language);
    OscalJson.write(
        file,
        json ->
            json.object(
                "profile",
                () -> {
                  json.uuid("uuid", id);
                  json.object(
                      "metadata",
                      () ->
                          OscalHead.write(
                              json,
                              words.of("oscal.profile", service.name()),
                              arrangement.asOf(),
                              arrangement.asOf().toString(),
                              language));
                  json.objects(
                      "imports",
                      List.of(OscalNames.CATALOG),
                      href -> {
                        json.text("href", href);
                        json.objects(
                            "include-controls",
                            List.of(ids),
                            chosen -> json.texts("with-ids", chosen));
                      });
                  json.object("merge", () -> json.truth("as-is", true));
                }));
  }
}
