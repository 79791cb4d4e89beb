/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Stage;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Authorisation;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.WorkScope;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
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
    List<Text> wider = wider(one, works);
    if (!wider.isEmpty()) {
      add(
          "authorisation-wider",
          one,
          works,
          Map.of(
              "what",
              new Text(
                  String.join("、", wider.stream().map(Text::zh).toList()),
                  String.join(", ", wider.stream().map(Text::en).toList()))));
    }
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

  /** What of an authorisation no work covers: layers, stages or requirements. */
  private List<Text> wider(Authorisation one, List<Delegation> works) {
    WorkScope scope = one.scope();
    List<WorkScope> scopes = works.stream().map(Delegation::scope).toList();
    Set<Word> wider = new LinkedHashSet<>();
    for (ClauseLayer layer : ClauseLayer.values()) {
      if (scope.reaches(layer) && scopes.stream().noneMatch(work -> work.reaches(layer))) {
        wider.add(layer);
      }
    }
    for (Stage stage : Stage.values()) {
      if (stage != Stage.ALL
          && scope.reaches(stage)
          && scopes.stream().noneMatch(work -> work.reaches(stage))) {
        wider.add(stage);
      }
    }
    for (ClauseLayer layer : ClauseLayer.values()) {
      for (Stage stage : Stage.values()) {
        if (stage != Stage.ALL && scope.reaches(layer) && scope.reaches(stage)) {
          List<WorkScope> here =
              scopes.stream().filter(work -> work.reaches(layer) && work.reaches(stage)).toList();
          boolean all = here.stream().anyMatch(work -> work.clauses().isEmpty());
          boolean each =
              !scope.clauses().isEmpty()
                  && scope.clauses().stream()
                      .allMatch(id -> here.stream().anyMatch(work -> work.clauses().contains(id)));
          if (!all && !each && !wider.contains(layer) && !wider.contains(stage)) {
            wider.add(layer);
          }
        }
      }
    }
    return wider.stream().map(findings::label).toList();
  }
}
