/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.CaseDocument;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether some paper of a type is in force and says what it has to.
 *
 * <p>Settings: {@code type}, of the document; {@code points} it must state, separated by commas, or
 * {@code none}. One such paper is enough; with none it is a violation only if the register of
 * documents is complete.
 */
public final class DocumentValidity implements Analysis {
  @Override
  public String name() {
    return "document-in-force";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Settings read = new Settings(name(), settings);
    Set<String> points = new HashSet<>(read.points("points", CaseDocument.SHAPE, "points"));
    Estate estate = evidence.current();
    ReachAnswer best = ReachAnswer.NO;
    for (CaseDocument document : estate.all(CaseDocument.SHAPE)) {
      ReachAnswer answer =
          ReachAnswer.of(document.type(), read.text("type")::equals)
              .and(inForce(document, points, evidence.asOf()));
      best = best.or(answer);
      if (answer.yes()) {
        observations.accept(
            sighting(estate, document)
                .detail("points", document.points().optional().orElse(List.of()))
                .satisfied());
      }
    }
    if (!best.yes()) {
      ObservationDraft lacking = ObservationDraft.ofCloud(estate);
      List<String> papers = new ArrayList<>();
      for (CaseDocument document : estate.all(CaseDocument.SHAPE)) {
        if (document.type().is(read.text("type"))) {
          papers.add("《" + document.title().optional().orElse(document.id()) + "》");
          lacking.data(document, "type", "title", "issuedAt", "validTo", "points");
        }
      }
      observations.accept(
          lacking.detail("papers", papers).as(best.or(Register.of(evidence).more(Kind.DOCUMENT))));
    }
  }

  /** Whether a paper states the points and is valid at the moment. */
  static ReachAnswer inForce(CaseDocument document, Set<String> points, Instant at) {
    return ReachAnswer.of(document.points(), said -> said.containsAll(points), points.isEmpty())
        .or(ReachAnswer.of(points.isEmpty()))
        .and(ReachAnswer.of(document.issuedAt(), issued -> !issued.isAfter(at), true))
        .and(ReachAnswer.of(document.validTo(), end -> !end.isBefore(at), true));
  }

  private static ObservationDraft sighting(Estate estate, CaseDocument document) {
    return ObservationDraft.of(estate, document)
        .named(document.title().optional().orElse(document.id()))
        .data(document, "type", "title", "issuedAt", "validTo", "points");
  }
}
