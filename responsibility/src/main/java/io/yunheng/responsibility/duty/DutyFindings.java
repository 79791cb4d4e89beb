/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.catalog.Text;
import io.yunheng.catalog.standards.Actor;
import io.yunheng.catalog.standards.Labels;
import io.yunheng.responsibility.arrangement.Arrangement;
import io.yunheng.responsibility.arrangement.Organisation;
import io.yunheng.responsibility.role.Roles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong with duties, like with like. */
final class DutyFindings {
  /** The most names that a finding lists. */
  private static final int MOST = 8;

  private static final Text NONE = new Text("-", "-");

  private record Key(String rule, String service, String about, List<String> parties) {}

  private final DutyBook book;
  private final Labels labels;
  private final Splits splits;
  private final List<Roles.Open> open;
  private final Map<String, String> names = new HashMap<>();
  private final Map<Key, Set<String>> found = new LinkedHashMap<>();
  private final Map<Key, Actor> roles = new HashMap<>();
  private final Map<List<Duty.Share>, List<List<String>>> undivided = new HashMap<>();

  DutyFindings(DutyBook book, Labels labels, Arrangement arrangement, Roles roles) {
    this.book = book;
    this.labels = labels;
    this.splits = new Splits(arrangement);
    this.open = roles.open();
    for (Organisation one : arrangement.organisations()) {
      names.put(one.id(), one.name());
    }
  }

  /**
   * Looks at a duty.
   *
   * @param lacking the roles that nobody has and nobody stands in for
   * @param modelMissing whether the service model would divide it
   */
  void look(Duty duty, Set<Actor> lacking, boolean modelMissing) {
    if (!duty.applies()) {
      add(
          new Key(
              "applicability-unknown", duty.service(), String.join(", ", duty.needs()), List.of()),
          duty);
    }
    if (modelMissing) {
      add(new Key("model-unknown", duty.service(), "", List.of()), duty);
    }
    for (Actor role : lacking) {
      List<String> perhaps =
          open.stream()
              .filter(one -> one.service().equals(duty.service()))
              .filter(one -> one.question().role() == role)
              .map(Roles.Open::organisation)
              .distinct()
              .toList();
      Key key =
          new Key(perhaps.isEmpty() ? "nobody" : "undecided", duty.service(), role.code(), perhaps);
      roles.put(key, role);
      add(key, duty);
    }
    for (List<String> parties : undivided.computeIfAbsent(duty.responsible(), this::undivided)) {
      add(new Key("without-split", duty.service(), "", parties), duty);
    }
  }

  private void add(Key key, Duty duty) {
    found.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(duty.clause().id());
  }

  /**
   * Those who share a duty without an agreement that divides it. Customers have each their own
   * system and partners each what they supply; so a party needs an agreement with one of those who
   * lead: the providers, else the customers.
   */
  private List<List<String>> undivided(List<Duty.Share> shares) {
    if (shares.stream().anyMatch(share -> share.basis() instanceof Duty.Basis.Ranged)) {
      return List.of();
    }
    Set<Actor> shown = new LinkedHashSet<>();
    shares.forEach(share -> shown.add(share.role()));
    Actor lead =
        shown.contains(Actor.PROVIDER)
            ? Actor.PROVIDER
            : shown.contains(Actor.CUSTOMER) ? Actor.CUSTOMER : Actor.REGULATOR;
    Set<String> leaders = of(shares, lead);
    Set<String> others = new LinkedHashSet<>();
    shares.forEach(share -> others.add(share.organisation()));
    others.removeAll(leaders);
    Set<List<String>> groups = new LinkedHashSet<>();
    if (lead == Actor.PROVIDER && !leaders.stream().allMatch(one -> settled(one, leaders))) {
      groups.add(leaders.stream().sorted().toList());
    }
    if (!leaders.isEmpty()) {
      for (String other : others) {
        if (!splits.between(other, leaders)) {
          List<String> group = new ArrayList<>(List.of(other));
          leaders.stream().sorted().forEach(group::add);
          groups.add(group);
        }
      }
    }
    return List.copyOf(groups);
  }

  private boolean settled(String leader, Set<String> leaders) {
    return leaders.size() < 2 || splits.between(leader, leaders);
  }

  private static Set<String> of(List<Duty.Share> shares, Actor role) {
    Set<String> holders = new LinkedHashSet<>();
    shares.stream()
        .filter(share -> share.role() == role)
        .forEach(share -> holders.add(share.organisation()));
    return holders;
  }

  List<DutyFinding> all() {
    List<DutyFinding> all = new ArrayList<>();
    found.forEach(
        (key, clauses) -> {
          DutyRule rule = book.rule(key.rule());
          String count = Integer.toString(clauses.size());
          Text role =
              roles.containsKey(key) ? labels.of(roles.getOrDefault(key, Actor.CUSTOMER)) : NONE;
          all.add(
              new DutyFinding(
                  rule,
                  key.service(),
                  List.copyOf(clauses),
                  key.parties(),
                  new Text(
                      filled(rule.finding().zh(), count, role.zh(), key, "、"),
                      filled(rule.finding().en(), count, role.en(), key, ", ")),
                  rule.cure()));
        });
    return all;
  }

  private String filled(String text, String count, String role, Key key, String comma) {
    return text.replace("{count}", count)
        .replace("{role}", role)
        .replace("{needs}", key.about())
        .replace("{parties}", named(key.parties(), comma));
  }

  private String named(Collection<String> parties, String comma) {
    List<String> shown =
        parties.stream().limit(MOST).map(one -> names.getOrDefault(one, one)).toList();
    return String.join(comma, shown) + (parties.size() > MOST ? " … (" + parties.size() + ")" : "");
  }
}
