/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Stage;
import io.yunheng.fault.Text;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.ScopeDifference;
import io.yunheng.responsibility.WorkScope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An authorisation goes no further and lasts no longer than the work it is for. */
public final class AuthorisationCheck {
  private final Arrangement arrangement;
  private final Parties parties;
  private final Chains chains;
  private final TransferFindings findings;

  public AuthorisationCheck(
      Arrangement arrangement, Parties parties, Chains chains, TransferFindings findings) {
    this.arrangement = arrangement;
    this.parties = parties;
    this.chains = chains;
    this.findings = findings;
  }

  public void check(Authorisation one) {
    List<Delegation> works =
        arrangement.delegations().stream()
            .filter(work -> work.service().equals(one.service()))
            .filter(work -> work.from().equals(one.from()) && work.to().equals(one.to()))
            .toList();
    if (works.isEmpty()) {
      add("authorisation-without-work", one, works, Map.of());
      return;
    }
    ScopeDifference wider = wider(one, works);
    if (!wider.isEmpty()) {
      add("authorisation-wider", one, works, Map.of("what", findings.said(wider)));
    }
    narrower(one, works);
    if (one.validTo().isEmpty()) {
      findings.open("authorisation-longer", "authorisation-validTo", one, Map.of());
      return;
    }
    List<Optional<LocalDate>> ends =
        works.stream()
            .filter(work -> findings.agreement(work).isPresent())
            .map(findings::end)
            .toList();
    if (ends.isEmpty() || ends.stream().anyMatch(Optional::isEmpty)) {
      findings.open("authorisation-longer", "service-end", one, Map.of());
      return;
    }
    LocalDate own =
        ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder()).orElseThrow();
    LocalDate end = above(works).filter(own::isAfter).orElse(own);
    Optional<LocalDate> start =
        works.stream().allMatch(work -> work.since().isPresent())
            ? works.stream().flatMap(work -> work.since().stream()).min(Comparator.naturalOrder())
            : Optional.empty();
    if (start.isPresent() && one.validFrom().filter(start.get()::isAfter).isPresent()) {
      add(
          "authorisation-early",
          one,
          works,
          Map.of(
              "date", TransferFindings.both(one.validFrom().get().toString()),
              "limit", TransferFindings.both(start.get().toString())));
    }
    if (one.validTo().get().isAfter(end)) {
      add(
          "authorisation-longer",
          one,
          works,
          Map.of(
              "date", TransferFindings.both(one.validTo().get().toString()),
              "limit", TransferFindings.both(end.toString())));
    }
  }

  /**
   * The last day on which the work is the giver's to hand on: that of the agreements under which it
   * has it, which end no later than those above them. Empty where the work is its own or a day is
   * not told.
   */
  private Optional<LocalDate> above(List<Delegation> works) {
    Set<Delegation> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Optional<LocalDate> end = Optional.empty();
    Set<Delegation> level = upstream(works);
    while (!level.isEmpty() && seen.addAll(level)) {
      List<Optional<LocalDate>> ends = level.stream().map(findings::end).toList();
      if (ends.stream().anyMatch(Optional::isEmpty)) {
        return end;
      }
      LocalDate last =
          ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder()).orElseThrow();
      end = end.filter(last::isAfter).or(() -> Optional.of(last));
      level = upstream(level);
    }
    return end;
  }

  private Set<Delegation> upstream(Collection<Delegation> works) {
    Set<Delegation> above = Collections.newSetFromMap(new IdentityHashMap<>());
    works.stream()
        .filter(one -> !chains.begins(one))
        .forEach(one -> above.addAll(chains.upstream(one)));
    return above;
  }

  /**
   * A finding on the clause for partners of the role of whoever is authorised, or of whoever it
   * works for.
   */
  private void add(
      String rule, Authorisation one, List<Delegation> works, Map<String, Text> values) {
    List<String> clauses = findings.clauses(rule);
    List<String> own = ofRoles(clauses, parties.of(one.to(), one.service()));
    for (Set<Delegation> level = upstream(works);
        own.isEmpty() && !level.isEmpty();
        level = upstream(level)) {
      Set<Actor> roles = EnumSet.noneOf(Actor.class);
      level.forEach(work -> roles.addAll(parties.of(work.to(), one.service())));
      own = ofRoles(clauses, roles);
      if (level.stream().anyMatch(works::contains)) {
        break;
      }
    }
    findings.add(rule, own.isEmpty() ? clauses : own, one, values);
  }

  private List<String> ofRoles(List<String> clauses, Set<Actor> roles) {
    return clauses.stream()
        .filter(id -> findings.bound(id).stream().anyMatch(roles::contains))
        .toList();
  }

  /** What of an authorisation no work covers: whole layers and stages, else requirements. */
  private ScopeDifference wider(Authorisation one, List<Delegation> works) {
    WorkScope scope = one.scope();
    List<WorkScope> scopes = works.stream().map(Delegation::scope).toList();
    ScopeDifference beyond = findings.difference(scope, scopes, one.service());
    if (!scope.clauses().isEmpty()) {
      return beyond;
    }
    Set<ClauseLayer> layers = EnumSet.noneOf(ClauseLayer.class);
    layers.addAll(beyond.layers());
    for (ClauseLayer layer : ClauseLayer.values()) {
      if (scope.reaches(layer) && scopes.stream().noneMatch(work -> work.reaches(layer))) {
        layers.add(layer);
      }
    }
    Set<Stage> stages = EnumSet.noneOf(Stage.class);
    stages.addAll(beyond.stages());
    for (Stage stage : Stage.values()) {
      if (stage != Stage.ALL
          && scope.reaches(stage)
          && scopes.stream().noneMatch(work -> work.reaches(stage))) {
        stages.add(stage);
      }
    }
    return new ScopeDifference(layers, stages, beyond.clauses());
  }

  /**
   * What of the work no authorisation of the two covers; told with the first of them. Of work
   * without any limit it cannot be told what needs an authorisation.
   */
  private void narrower(Authorisation one, List<Delegation> works) {
    List<Authorisation> all =
        arrangement.authorisations().stream()
            .filter(other -> other.service().equals(one.service()))
            .filter(other -> other.from().equals(one.from()) && other.to().equals(one.to()))
            .toList();
    if (!all.getFirst().equals(one)) {
      return;
    }
    List<WorkScope> scopes = all.stream().map(Authorisation::scope).toList();
    List<Text> lacking =
        works.stream()
            .filter(work -> !work.scope().everything())
            .map(work -> findings.difference(work, scopes))
            .filter(difference -> !difference.isEmpty())
            .map(findings::said)
            .distinct()
            .toList();
    if (!lacking.isEmpty()) {
      add(
          "authorisation-narrower",
          one,
          works,
          Map.of(
              "what",
              new Text(
                  String.join("；", lacking.stream().map(Text::zh).toList()),
                  String.join("; ", lacking.stream().map(Text::en).toList()))));
    }
  }
}
