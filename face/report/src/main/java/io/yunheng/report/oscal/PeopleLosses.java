/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.catalog.Actor;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Duties;
import io.yunheng.responsibility.Duty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What of the people of duties OSCAL has no place for. */
final class PeopleLosses {
  private static final String DUTIES = "/duties";
  private static final String PEOPLE = "/people";

  private final List<Duties.Group> groups;
  private final LossList lost;

  PeopleLosses(List<Duties.Group> groups, LossList lost) {
    this.groups = groups;
    this.lost = lost;
  }

  /** Several who do the work of one. */
  private record Work(String service, String of, List<String> organisations) {}

  /** A way of work; the delegations by their ids. */
  private record Way(String service, List<String> organisations, List<String> delegations) {}

  /** Somebody who watches or is told. */
  private record Seer(
      Loss.Kind kind,
      String service,
      String organisation,
      Optional<Actor> role,
      Optional<String> delegation) {}

  void find(List<Duty> duties) {
    work();
    watching();
    applicability(duties);
  }

  private void work() {
    Map<Work, List<String>> works = new LinkedHashMap<>();
    Map<Way, List<String>> ways = new LinkedHashMap<>();
    for (Duties.Group same : groups) {
      Map<String, Set<String>> others = new LinkedHashMap<>();
      for (Duty.Doing one : same.people().doing()) {
        if (!one.organisation().equals(one.of())) {
          others.computeIfAbsent(one.of(), _ -> new LinkedHashSet<>()).add(one.organisation());
        }
        if (!one.by().isEmpty()) {
          List<String> past = new ArrayList<>(List.of(one.of()));
          one.by().forEach(step -> past.add(step.to()));
          add(
              ways,
              new Way(same.service(), past, one.by().stream().map(Delegation::id).toList()),
              same);
        }
      }
      others.forEach((of, who) -> add(works, new Work(same.service(), of, List.copyOf(who)), same));
    }
    works.forEach(
        (work, people) -> {
          Map<String, List<String>> ids = new LinkedHashMap<>();
          ids.put("responsible", List.of(work.of()));
          ids.put("organisations", work.organisations());
          ids.put("people", people);
          lost.derived(
              Loss.Kind.WORK,
              work.service(),
              ids,
              lost.both(
                  (say, w) ->
                      w.of(
                          "oscal.lost.work.one",
                          LossList.some(say, work.organisations()),
                          say.name(work.of()))),
              PEOPLE);
        });
    ways.forEach(
        (way, people) -> {
          Map<String, List<String>> ids = new LinkedHashMap<>();
          ids.put("organisations", way.organisations());
          ids.put("delegations", way.delegations());
          ids.put("people", people);
          lost.add(
              new Loss(
                  Loss.Kind.CHAIN,
                  Optional.of(way.service()),
                  ids,
                  OptionalInt.of(way.delegations().size()),
                  lost.both(
                      (say, w) ->
                          w.of(
                              "oscal.lost.chain.one",
                              String.join(
                                  " → ", way.organisations().stream().map(say::name).toList()),
                              way.delegations().size())),
                  LossList.derived(PEOPLE)));
        });
  }

  private static <K> void add(Map<K, List<String>> map, K key, Duties.Group same) {
    map.computeIfAbsent(key, _ -> new ArrayList<>()).add(Integer.toString(same.number()));
  }

  private void watching() {
    Map<Seer, List<String>> seers = new LinkedHashMap<>();
    for (Duties.Group same : groups) {
      same.people()
          .watching()
          .forEach(one -> add(seers, seer(Loss.Kind.WATCHING, same.service(), one), same));
      same.people()
          .informed()
          .forEach(one -> add(seers, seer(Loss.Kind.TOLD, same.service(), one), same));
    }
    seers.forEach(
        (seer, people) -> {
          Map<String, List<String>> ids = new LinkedHashMap<>();
          ids.put("organisations", List.of(seer.organisation()));
          seer.role().ifPresent(role -> ids.put("roles", List.of(role.code())));
          seer.delegation().ifPresent(step -> ids.put("delegations", List.of(step)));
          ids.put("people", people);
          lost.derived(
              seer.kind(),
              seer.service(),
              ids,
              lost.both(
                  (say, w) ->
                      w.of(
                          "oscal.lost." + seer.kind().code() + ".one",
                          say.name(seer.organisation()),
                          seer.role().map(say::word).or(seer::delegation).orElse("-"))),
              PEOPLE);
        });
  }

  private static Seer seer(Loss.Kind kind, String service, Duty.Watching one) {
    return new Seer(
        kind, service, one.organisation(), one.role(), one.handed().map(Delegation::id));
  }

  private void applicability(List<Duty> duties) {
    record Unknown(String service, List<String> needs) {}
    Map<Unknown, List<String>> all = new LinkedHashMap<>();
    for (Duty duty : duties) {
      if (!duty.applies()) {
        all.computeIfAbsent(new Unknown(duty.service(), duty.needs()), _ -> new ArrayList<>())
            .add(duty.clause().id());
      }
    }
    all.forEach(
        (unknown, clauses) ->
            lost.derived(
                Loss.Kind.APPLICABILITY,
                unknown.service(),
                LossList.ids("needs", unknown.needs(), "clauses", clauses),
                lost.both(
                    (_, w) ->
                        w.of(
                            "oscal.lost.applicability.one",
                            clauses.size(),
                            String.join(", ", unknown.needs()))),
                DUTIES));
  }
}
