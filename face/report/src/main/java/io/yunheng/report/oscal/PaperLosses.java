/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Norm;
import io.yunheng.responsibility.PassageEvidence;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.Supervision;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is on paper between the parties and has no place in OSCAL. */
final class PaperLosses {
  private final Derivation derivation;
  private final LossList lost;

  PaperLosses(Derivation derivation, LossList lost) {
    this.derivation = derivation;
    this.lost = lost;
  }

  void find() {
    agreements();
    rest();
  }

  private void agreements() {
    List<ServiceAgreement> all = derivation.arrangement().agreements();
    for (int i = 0; i < all.size(); i++) {
      ServiceAgreement one = all.get(i);
      String pointer = "/agreements/" + i;
      lost.written(
          Loss.Kind.AGREEMENT,
          Map.of("agreements", List.of(one.id())),
          lost.both(
              (say, w) ->
                  w.of(
                      "oscal.lost.agreement.one",
                      one.name(),
                      LossList.some(say, one.parties()),
                      day(one.signed()),
                      day(one.validFrom()),
                      day(one.validTo()))),
          pointer);
      one.terms()
          .forEach(
              (term, passage) ->
                  lost.written(
                      Loss.Kind.PASSAGE,
                      LossList.ids("agreements", List.of(one.id()), "terms", List.of(term.code())),
                      lost.both(
                          (_, w) ->
                              w.of(
                                  "oscal.lost.passage.one",
                                  one.name(),
                                  w.of("oscal.term." + term.code()),
                                  passage + place(one, term))),
                      pointer + "/terms/" + term.code()));
    }
  }

  private String place(ServiceAgreement agreement, AgreementTerm term) {
    return derivation
        .passages()
        .of(agreement.id(), term)
        .map(
            located ->
                switch (located) {
                  case PassageEvidence.Found found ->
                      " (" + found.document() + ", " + found.place() + ")";
                  case PassageEvidence.Absent _,
                      PassageEvidence.Unread _,
                      PassageEvidence.Unnamed _ ->
                      "";
                })
        .orElse("");
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("?");
  }

  private void rest() {
    Arrangement arrangement = derivation.arrangement();
    for (int i = 0; i < arrangement.authorisations().size(); i++) {
      Authorisation one = arrangement.authorisations().get(i);
      lost.written(
          Loss.Kind.AUTHORISATION,
          LossList.ids(
              "authorisations", List.of(one.id()), "organisations", List.of(one.from(), one.to())),
          lost.both(
              (say, w) ->
                  w.of(
                      "oscal.lost.authorisation.one",
                      say.name(one.to()),
                      say.name(one.from()),
                      day(one.validFrom()),
                      day(one.validTo()))),
          "/authorisations/" + i);
    }
    for (int i = 0; i < arrangement.norms().size(); i++) {
      Norm one = arrangement.norms().get(i);
      lost.written(
          Loss.Kind.NORM,
          LossList.ids("norms", List.of(one.id()), "services", one.services()),
          lost.both((_, w) -> w.of("oscal.lost.norm.one", one.name())),
          "/norms/" + i);
    }
    for (int i = 0; i < arrangement.supervisions().size(); i++) {
      Supervision one = arrangement.supervisions().get(i);
      lost.written(
          Loss.Kind.SUPERVISION,
          LossList.ids(
              "supervisions", List.of(one.id()), "organisations", List.of(one.by(), one.over())),
          lost.both(
              (say, w) ->
                  w.of(
                      "oscal.lost.supervision.one",
                      say.name(one.by()),
                      say.name(one.over()),
                      one.on().toString())),
          "/supervisions/" + i);
    }
  }
}
