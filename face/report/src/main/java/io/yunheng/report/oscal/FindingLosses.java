/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.DutyFinding;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.TransferFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was found out that OSCAL has no place for. */
final class FindingLosses {
  private static final Set<String> OVERLAPS =
      Set.of("without-split", "split-conditional", "split-undated");

  private final Derivation derivation;
  private final LossList lost;

  FindingLosses(Derivation derivation, LossList lost) {
    this.derivation = derivation;
    this.lost = lost;
  }

  void find() {
    bears();
    divided();
    handed();
    roles();
    events();
  }

  private void bears() {
    List<TransferFinding> findings = derivation.transfers();
    for (int i = 0; i < findings.size(); i++) {
      TransferFinding finding = findings.get(i);
      if (finding.bears().isPresent()) {
        String who = finding.bears().get();
        lost.derived(
            Loss.Kind.LOSS,
            Optional.empty(),
            LossList.ids(
                "organisations",
                List.of(who),
                finding.about().kind() + "s",
                List.of(finding.about().id())),
            lost.both((say, w) -> w.of("duty.bears", say.name(who))),
            "/findings/" + i + "/bears");
      }
    }
    List<Attribution> events = derivation.typical();
    for (int i = 0; i < events.size(); i++) {
      Attribution event = events.get(i);
      for (int j = 0; j < event.bears().size(); j++) {
        Attribution.Loss loss = event.bears().get(j);
        List<String> who = new ArrayList<>(List.of(loss.organisation()));
        loss.recourse().ifPresent(step -> who.add(step.delegation().to()));
        lost.derived(
            Loss.Kind.LOSS,
            event.service(),
            LossList.ids("organisations", who, "events", List.of(event.event().id())),
            lost.both(
                (say, w) ->
                    w.of(
                        "oscal.lost.loss.one",
                        say.in(event.event().title()),
                        say.name(loss.organisation()),
                        say.in(loss.because()))),
            "/events/" + i + "/bears/" + j);
      }
    }
  }

  private void divided() {
    List<DutyFinding> all = derivation.duties().findings();
    for (int i = 0; i < all.size(); i++) {
      DutyFinding one = all.get(i);
      Map<String, List<String>> ids = new LinkedHashMap<>();
      ids.put("rules", List.of(one.rule().id()));
      ids.put("about", one.organisations());
      ids.put("clauses", one.clauses());
      lost.derived(
          OVERLAPS.contains(one.rule().id()) ? Loss.Kind.OVERLAP : Loss.Kind.FINDING,
          one.service(),
          ids,
          one.finding(),
          "/dutyFindings/" + i);
    }
  }

  private void handed() {
    List<TransferFinding> all = derivation.transfers();
    for (int i = 0; i < all.size(); i++) {
      TransferFinding one = all.get(i);
      lost.derived(
          Loss.Kind.FINDING,
          Optional.empty(),
          LossList.ids(
              "rules",
              List.of(one.rule().id()),
              one.about().kind() + "s",
              List.of(one.about().id())),
          one.finding(),
          "/findings/" + i);
    }
  }

  private void roles() {
    Roles roles = derivation.roles();
    for (int i = 0; i < roles.uncovered().size(); i++) {
      Roles.Uncovered one = roles.uncovered().get(i);
      lost.derived(
          Loss.Kind.FINDING,
          one.service(),
          Map.of("parts", List.of(one.part().code())),
          lost.both((_, w) -> w.of("duty.uncovered", w.of("duty.part." + one.part().code()))),
          "/uncovered/" + i);
    }
    for (int i = 0; i < roles.contradictions().size(); i++) {
      Roles.Contradiction one = roles.contradictions().get(i);
      lost.derived(
          Loss.Kind.CONTRADICTION,
          one.act().service(),
          LossList.ids(
              "organisations",
              List.of(one.act().organisation()),
              "behaviours",
              List.of(one.act().behaviour())),
          lost.both(
              (say, w) ->
                  w.of(
                      "duty.clash." + one.clash().name().toLowerCase(Locale.ROOT),
                      say.name(one.act().organisation()),
                      say.name(one.named()),
                      LossList.some(say, one.others()))),
          "/contradictions/" + i);
    }
    for (int i = 0; i < roles.open().size(); i++) {
      Roles.Open one = roles.open().get(i);
      lost.derived(
          Loss.Kind.QUESTION,
          one.service(),
          LossList.ids(
              "organisations",
              List.of(one.organisation()),
              "questions",
              List.of(one.question().id())),
          lost.both(
              (say, w) ->
                  w.of(
                      "duty.question",
                      say.name(one.organisation()),
                      say.word(one.question().role()))),
          "/open/" + i);
    }
    for (int i = 0; i < roles.holdings().size(); i++) {
      Roles.Holding one = roles.holdings().get(i);
      Map<String, List<String>> ids = new LinkedHashMap<>();
      ids.put("organisations", List.of(one.organisation()));
      ids.put("roles", List.of(one.role().code()));
      ids.put("rules", one.reasons().stream().map(reason -> reason.rule().id()).toList());
      lost.derived(
          Loss.Kind.REASON,
          one.service(),
          ids,
          lost.both(
              (say, w) ->
                  w.of(
                      "oscal.lost.reason.one",
                      say.name(one.organisation()),
                      say.word(one.role()),
                      String.join(
                          say.comma(),
                          one.reasons().stream()
                              .map(reason -> say.in(reason.rule().because()))
                              .toList()))),
          "/roles/" + i + "/reasons");
    }
  }

  private void events() {
    List<Attribution> all = derivation.typical();
    for (int i = 0; i < all.size(); i++) {
      Attribution one = all.get(i);
      List<String> who =
          one.responsible().stream().map(blame -> blame.share().organisation()).distinct().toList();
      lost.derived(
          Loss.Kind.EVENT,
          one.service(),
          LossList.ids("events", List.of(one.event().id()), "organisations", who),
          lost.both(
              (say, w) ->
                  w.of(
                      "oscal.lost.event.one",
                      say.in(one.event().title()),
                      who.isEmpty() ? "-" : LossList.some(say, who),
                      w.of(one.decided() ? "oscal.decided" : "oscal.undecided"))),
          "/events/" + i);
    }
  }
}
