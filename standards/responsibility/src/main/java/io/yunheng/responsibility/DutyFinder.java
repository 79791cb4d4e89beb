/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseKind;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Fit;
import io.yunheng.catalog.Institution;
import io.yunheng.catalog.ServiceModel;
import io.yunheng.responsibility.duty.DutyFindings;
import io.yunheng.responsibility.duty.DutyRules;
import io.yunheng.responsibility.duty.ServiceInference;
import io.yunheng.responsibility.duty.Watch;
import io.yunheng.responsibility.duty.WorkPaths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds who has what to do with each requirement of an arrangement. Pure. */
public final class DutyFinder {
  private final Catalog catalog;
  private final DutyRules rules;
  private final BoundInstitutions institutionsBound;

  public DutyFinder(Catalog catalog, DutyRules rules) {
    this.catalog = catalog;
    this.rules = rules;
    this.institutionsBound = BoundInstitutions.shipped();
  }

  /** The duties of all services, with the work that was handed on by the day of the arrangement. */
  public Duties find(Arrangement arrangement, Roles roles) {
    return find(arrangement, roles, arrangement.asOf());
  }

  /** The duties of all services, with the work that was handed on by a day. */
  public Duties find(Arrangement arrangement, Roles roles, LocalDate day) {
    List<Duty> all = new ArrayList<>();
    DutyFindings findings = new DutyFindings(rules, catalog.labels(), arrangement, roles);
    List<CloudService> services =
        new ServiceInference(arrangement, roles).arrangement(arrangement).services();
    for (CloudService service : services) {
      List<CloudService> bases =
          services.stream().filter(one -> service.builtOn().contains(one.id())).toList();
      Walk walk =
          new Walk(
              service,
              arrangement,
              roles,
              new WorkPaths(arrangement, service.id(), day, rules.kept()));
      for (Clause clause : catalog.clauses()) {
        if (clause.kind() != ClauseKind.APPLICABILITY
            && catalog.fit(clause, service.profile()) != Fit.EXCLUDED
            && !rules.excluded(clause, service.profile())
            && !ofBase(clause, bases)) {
          if (walk.freed(clause)) {
            continue;
          }
          Duty duty = walk.duty(clause);
          all.add(duty);
          findings.check(duty, walk.lacking, walk.modelMissing);
        }
      }
    }
    return new Duties(all, findings.all());
  }

  /** Whether a requirement stands with a service on which this one is built. */
  private boolean ofBase(Clause clause, List<CloudService> bases) {
    return clause.layer() == ClauseLayer.INFRASTRUCTURE
        && bases.stream().anyMatch(one -> catalog.fit(clause, one.profile()) != Fit.EXCLUDED);
  }

  /** Those whose responsibility it is by their roles, and the roles that nobody has. */
  private record Stated(List<Duty.Share> shares, Set<Actor> lacking) {}

  /** Roles, and the document that binds them. */
  private record Sides(List<Actor> bound, String document) {}

  /** Duties with the same people: those responsible, and the ways on which the work goes. */
  private record Group(List<Duty.Share> shares, BitSet covering) {}

  private final class Walk {
    private final CloudService service;
    private final WorkPaths courses;
    private final Map<Actor, List<String>> holders = new EnumMap<>(Actor.class);
    private final Map<String, Institution> institutions = new HashMap<>();
    private final Map<Sides, Stated> stated = new HashMap<>();
    private final Map<Group, People> people = new HashMap<>();
    private final Set<Actor> lacking = new LinkedHashSet<>();
    private boolean modelMissing;

    Walk(CloudService service, Arrangement arrangement, Roles roles, WorkPaths courses) {
      arrangement
          .organisations()
          .forEach(one -> one.institution().ifPresent(kind -> institutions.put(one.id(), kind)));
      this.service = service;
      this.courses = courses;
      for (Roles.Holding holding : roles.holdings()) {
        if (holding.service().equals(service.id())) {
          holders
              .computeIfAbsent(holding.role(), _ -> new ArrayList<>())
              .add(holding.organisation());
        }
      }
    }

    Duty duty(Clause clause) {
      lacking.clear();
      modelMissing = false;
      List<Actor> bound =
          clause.bound().stream().filter(role -> !rules.outside().contains(role)).toList();
      List<Duty.Share> shares = responsible(clause, bound);
      People group =
          people.computeIfAbsent(new Group(shares, courses.covering(clause)), this::people);
      return new Duty(
          service.id(),
          clause,
          catalog.cited(clause, service.profile()),
          List.copyOf(catalog.needs(clause, service.profile())),
          clause.applicability().when(),
          group,
          clause.bound().stream().filter(rules.outside()::contains).toList());
    }

    private People people(Group group) {
      List<Duty.Doing> doing = new ArrayList<>();
      Set<String> parties = new LinkedHashSet<>();
      group.shares().forEach(share -> parties.add(share.organisation()));
      for (String party : parties) {
        doing.addAll(courses.doing(party, group.covering()));
      }
      return new People(
          group.shares(), doing, watching(group.shares(), doing), informed(group.shares()));
    }

    private List<Duty.Share> responsible(Clause clause, List<Actor> bound) {
      Optional<Range> range = Optional.ofNullable(rules.ranges().get(clause.id()));
      if (range.isEmpty()) {
        Stated known =
            stated.computeIfAbsent(
                new Sides(bound, BoundInstitutions.document(clause.id())),
                _ -> {
                  List<Duty.Share> shares = new ArrayList<>();
                  lacking.clear();
                  bound.forEach(role -> stated(role, clause, shares));
                  return new Stated(List.copyOf(shares), Set.copyOf(lacking));
                });
        lacking.addAll(known.lacking());
        return known.shares();
      }
      List<Duty.Share> shares = new ArrayList<>();
      bound.forEach(role -> ranged(role, clause, range.get(), shares));
      return List.copyOf(shares);
    }

    private void ranged(Actor role, Clause clause, Range range, List<Duty.Share> shares) {
      List<Component> part = range.components();
      if (range.each().isEmpty()) {
        Optional<ServiceModel> model = service.profile().service();
        if (model.isEmpty()) {
          modelMissing = true;
        } else {
          part =
              range.components().stream()
                  .filter(one -> one.provider().contains(model.get()) == (role == Actor.PROVIDER))
                  .toList();
          if (part.isEmpty()) {
            return;
          }
        }
      }
      if (held(role).isEmpty()) {
        lacking.add(role);
      }
      for (String one : bound(role, clause)) {
        shares.add(new Duty.Share(one, role, new Duty.Basis.Ranged(range, part)));
      }
    }

    private void stated(Actor role, Clause clause, List<Duty.Share> shares) {
      List<String> held = held(role);
      for (String one : bound(role, clause)) {
        shares.removeIf(share -> share.organisation().equals(one) && share.role() == role);
        shares.add(new Duty.Share(one, role, new Duty.Basis.Stated()));
      }
      if (!held.isEmpty()) {
        return;
      }
      Optional<Substitution> stead = Optional.ofNullable(rules.steads().get(role));
      List<String> instead = stead.map(one -> held(one.by())).orElse(List.of());
      if (instead.isEmpty()) {
        lacking.add(stead.map(Substitution::by).orElse(role));
      }
      for (String one : stead.map(rule -> bound(rule.by(), clause)).orElse(List.of())) {
        Substitution rule = stead.orElseThrow();
        if (shares.stream()
            .noneMatch(share -> share.organisation().equals(one) && share.role() == rule.by())) {
          shares.add(new Duty.Share(one, rule.by(), new Duty.Basis.Instead(rule, role)));
        }
      }
    }

    /** Those who have a role and whom the document of a clause binds in it. */
    private List<String> bound(Actor role, Clause clause) {
      return role == Actor.CUSTOMER
          ? held(role).stream()
              .filter(
                  one ->
                      Optional.ofNullable(institutions.get(one))
                          .map(kind -> institutionsBound.binds(clause.id(), kind))
                          .orElse(true))
              .toList()
          : held(role);
    }

    /** Whether a clause is for customers only, none of which its document binds. */
    boolean freed(Clause clause) {
      return clause.bound().stream()
              .allMatch(role -> role == Actor.CUSTOMER || rules.outside().contains(role))
          && !held(Actor.CUSTOMER).isEmpty()
          && bound(Actor.CUSTOMER, clause).isEmpty();
    }

    private List<String> held(Actor role) {
      if (role != Actor.AGENT) {
        return holders.getOrDefault(role, List.of());
      }
      Set<String> agents = new LinkedHashSet<>();
      for (Actor one :
          List.of(
              Actor.AGENT, Actor.AGENT_DEVELOPER, Actor.AGENT_INTEGRATOR, Actor.AGENT_SECURITY)) {
        agents.addAll(holders.getOrDefault(one, List.of()));
      }
      return List.copyOf(agents);
    }

    private List<Duty.Watching> watching(List<Duty.Share> shares, List<Duty.Doing> doing) {
      Set<Duty.Watching> watching = new LinkedHashSet<>();
      for (Duty.Share share : shares) {
        watch(share).ifPresent(rule -> add(rule.by(), share, watching));
      }
      Set<Delegation> steps = Collections.newSetFromMap(new IdentityHashMap<>());
      List<Duty.Watching> all = new ArrayList<>(watching);
      for (Duty.Doing one : doing) {
        for (Delegation step : one.by()) {
          if (steps.add(step)) {
            all.add(new Duty.Watching(step.from(), Optional.empty(), Optional.of(step)));
          }
        }
      }
      return List.copyOf(all);
    }

    private List<Duty.Watching> informed(List<Duty.Share> shares) {
      Set<Duty.Watching> informed = new LinkedHashSet<>();
      Set<String> parties = new LinkedHashSet<>();
      shares.forEach(share -> parties.add(share.organisation()));
      for (Duty.Share share : shares) {
        watch(share).ifPresent(rule -> add(rule.informed(), share, informed));
      }
      informed.removeIf(one -> parties.contains(one.organisation()));
      return List.copyOf(informed);
    }

    private Optional<Watch> watch(Duty.Share share) {
      return Optional.ofNullable(rules.watches().get(share.role()));
    }

    private void add(Collection<Actor> roles, Duty.Share share, Set<Duty.Watching> into) {
      for (Actor role : roles) {
        for (String one : held(role)) {
          if (!one.equals(share.organisation())) {
            into.add(new Duty.Watching(one, Optional.of(role), Optional.empty()));
          }
        }
      }
    }
  }
}
