/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Labels;
import io.yunheng.fault.Text;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.DutyFinding;
import io.yunheng.responsibility.DutyRule;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceProperties;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong with duties, like with like. */
public final class DutyFindings {
  /** The most names that a finding lists. */
  private static final int MOST = 8;

  private static final List<Actor> AGENTS =
      List.of(Actor.AGENT, Actor.AGENT_DEVELOPER, Actor.AGENT_INTEGRATOR, Actor.AGENT_SECURITY);

  private static final Text NONE = new Text("-", "-");

  private record Group(
      String service, List<Duty.Share> shares, BitSet covering, BitSet sureCovering) {}

  /** Those who share a duty without a division, and those whose division may not be in force. */
  private record Undivided(Set<List<String>> without, Set<List<String>> undated) {}

  private record Key(String rule, String service, String about, List<String> parties) {}

  private final ServiceProperties properties = ServiceProperties.shipped();
  private final DutyRules rules;
  private final Labels labels;
  private final AgreedDivision sure;
  private final AgreedDivision perhaps;
  private final List<Roles.Open> open;
  private final Map<String, String> names = new HashMap<>();
  private final Map<Key, Set<String>> found = new LinkedHashMap<>();
  private final Map<String, String> services = new HashMap<>();
  private final Map<Key, Actor> roles = new HashMap<>();
  private final Map<Key, Text> conditions = new HashMap<>();
  private final Map<Group, Undivided> undivided = new HashMap<>();
  private final Map<String, Set<String>> customers = new HashMap<>();

  public DutyFindings(DutyRules rules, Labels labels, Arrangement arrangement, Roles roles) {
    this.rules = rules;
    this.labels = labels;
    this.sure = AgreedDivision.sure(arrangement);
    this.perhaps = AgreedDivision.perhaps(arrangement);
    this.open = roles.open();
    for (Roles.Holding holding : roles.holdings()) {
      if (holding.role() == Actor.CUSTOMER) {
        customers
            .computeIfAbsent(holding.service(), _ -> new LinkedHashSet<>())
            .add(holding.organisation());
      }
    }
    arrangement.services().forEach(one -> services.put(one.id(), one.name()));
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
  public void check(Duty duty, Set<Actor> lacking, boolean modelMissing) {
    if (!duty.applies()) {
      add(
          new Key(
              "applicability-unknown", duty.service(), String.join(" ", duty.needs()), List.of()),
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
    Undivided found =
        undivided.computeIfAbsent(
            new Group(
                duty.service(),
                duty.responsible(),
                perhaps.covering(duty.clause()),
                sure.covering(duty.clause())),
            group -> {
              Set<List<String>> without = undivided(group, perhaps, group.covering());
              Set<List<String>> undated =
                  new LinkedHashSet<>(undivided(group, sure, group.sureCovering()));
              undated.removeAll(without);
              return new Undivided(without, undated);
            });
    Optional<Text> when = duty.clause().applicability().when();
    for (List<String> parties : found.without()) {
      Key key =
          when.isEmpty()
              ? new Key("without-split", duty.service(), "", parties)
              : new Key("split-conditional", duty.service(), when.get().zh(), parties);
      when.ifPresent(words -> conditions.put(key, words));
      add(key, duty);
    }
    for (List<String> parties : found.undated()) {
      add(new Key("split-undated", duty.service(), "", parties), duty);
    }
  }

  private void add(Key key, Duty duty) {
    found.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(duty.cited());
  }

  /**
   * Those who share a duty without an agreement that divides it. Customers have each their own
   * system and partners each what they supply; so a party needs an agreement with one of those who
   * lead: the providers, else the customers. An agent's work is divided by its agreement with the
   * customer.
   */
  private Set<List<String>> undivided(Group group, AgreedDivision splits, BitSet covering) {
    List<Duty.Share> shares =
        group.shares().stream()
            .filter(share -> share.basis() instanceof Duty.Basis.Stated)
            .toList();
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
    if (lead == Actor.PROVIDER
        && leaders.size() > 1
        && !leaders.stream()
            .allMatch(one -> splits.amongSuppliers(group.service(), one, leaders, covering))) {
      groups.add(leaders.stream().sorted().toList());
    }
    Set<String> agents = new LinkedHashSet<>();
    AGENTS.forEach(role -> agents.addAll(of(shares, role)));
    Set<String> customersHere = customers.getOrDefault(group.service(), Set.of());
    if (!leaders.isEmpty()) {
      for (String other : others) {
        boolean byCustomer =
            agents.contains(other)
                && splits.between(group.service(), other, true, customersHere, covering);
        boolean supplies = !customers(shares).contains(other);
        if (!splits.between(group.service(), other, supplies, leaders, covering) && !byCustomer) {
          List<String> pair = new ArrayList<>(List.of(other));
          leaders.stream().sorted().forEach(pair::add);
          groups.add(pair);
        }
      }
    }
    return groups;
  }

  private static Set<String> customers(List<Duty.Share> shares) {
    return of(shares, Actor.CUSTOMER);
  }

  private static Set<String> of(List<Duty.Share> shares, Actor role) {
    Set<String> holders = new LinkedHashSet<>();
    shares.stream()
        .filter(share -> share.role() == role)
        .forEach(share -> holders.add(share.organisation()));
    return holders;
  }

  public List<DutyFinding> all() {
    conditions.keySet().forEach(this::join);
    List<DutyFinding> all = new ArrayList<>();
    found.forEach(
        (key, clauses) -> {
          DutyRule rule = rules.rule(key.rule());
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
                      of(key, "：")
                          + filled(
                              rule.finding().zh().replace("{when}", when(key).zh()),
                              count,
                              role.zh(),
                              needs(key).zh(),
                              key,
                              "、"),
                      of(key, ": ")
                          + filled(
                              rule.finding().en().replace("{when}", when(key).en()),
                              count,
                              role.en(),
                              needs(key).en(),
                              key,
                              ", ")),
                  rule.cure()));
        });
    return all;
  }

  /** Requirements with a condition stand with those without one that the same parties share. */
  private void join(Key conditional) {
    Optional<Set<String>> without =
        Optional.ofNullable(
            found.get(new Key("without-split", conditional.service(), "", conditional.parties())));
    without.ifPresent(
        clauses -> clauses.addAll(Optional.ofNullable(found.remove(conditional)).orElse(Set.of())));
  }

  private Text when(Key key) {
    return conditions.getOrDefault(key, NONE);
  }

  private Text needs(Key key) {
    return properties.of(List.of(key.about().split(" ")));
  }

  /** The service, where there are several. */
  private String of(Key key, String colon) {
    return services.size() < 2 ? "" : services.getOrDefault(key.service(), "") + colon;
  }

  private String filled(
      String text, String count, String role, String needs, Key key, String comma) {
    return text.replace("{count}", count)
        .replace("{role}", role)
        .replace("{needs}", needs)
        .replace("{parties}", named(key.parties(), comma));
  }

  private String named(Collection<String> parties, String comma) {
    List<String> shown =
        parties.stream().limit(MOST).map(one -> names.getOrDefault(one, one)).toList();
    return String.join(comma, shown) + (parties.size() > MOST ? " … (" + parties.size() + ")" : "");
  }
}
