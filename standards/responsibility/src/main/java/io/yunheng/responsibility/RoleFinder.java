/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.responsibility.Roles.Clash;
import io.yunheng.responsibility.Roles.Contradiction;
import io.yunheng.responsibility.Roles.Holding;
import io.yunheng.responsibility.Roles.Open;
import io.yunheng.responsibility.Roles.Reason;
import io.yunheng.responsibility.Roles.Uncovered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds roles from behaviours. Pure; grows linearly with acts. */
public final class RoleFinder {
  private final RoleRules rules;
  private final Map<String, Behaviour> behaviours;

  public RoleFinder(RoleRules rules) {
    this.rules = rules;
    this.behaviours = rules.byId();
  }

  private record Place(String organisation, String service) {}

  /** The roles of all organisations for all services. */
  public Roles find(Arrangement arrangement) {
    Map<Place, List<Act>> acts = new HashMap<>();
    Map<Place, Set<String>> toward = new HashMap<>();
    for (Act act : arrangement.acts()) {
      acts.computeIfAbsent(new Place(act.organisation(), act.service()), _ -> new ArrayList<>())
          .add(act);
      for (String one : act.toward()) {
        if (!one.equals(act.organisation())) {
          toward
              .computeIfAbsent(new Place(one, act.service()), _ -> new HashSet<>())
              .add(act.behaviour());
        }
      }
    }
    List<Holding> holdings = new ArrayList<>();
    List<Open> open = new ArrayList<>();
    List<Uncovered> uncovered = new ArrayList<>();
    for (CloudService service : arrangement.services()) {
      List<Holding> here = new ArrayList<>();
      for (Organisation organisation : arrangement.organisations()) {
        Place place = new Place(organisation.id(), service.id());
        List<Act> own = acts.getOrDefault(place, List.of());
        List<Holding> held = held(place, own);
        here.addAll(held);
        open.addAll(open(place, own, held, toward.getOrDefault(place, Set.of())));
      }
      boolean joint = here.stream().filter(one -> one.role() == Actor.PROVIDER).count() > 1;
      here.stream().map(one -> joint(one, joint)).forEach(holdings::add);
      uncovered.addAll(uncovered(service, here));
    }
    return new Roles(holdings, open, contradictions(arrangement), uncovered);
  }

  private static Holding joint(Holding holding, boolean several) {
    return new Holding(
        holding.organisation(),
        holding.service(),
        holding.role(),
        several && holding.role() == Actor.PROVIDER,
        holding.reasons());
  }

  private List<Holding> held(Place place, List<Act> acts) {
    Set<String> shown = acts.stream().map(Act::behaviour).collect(Collectors.toSet());
    Map<Actor, List<Reason>> reasons = new EnumMap<>(Actor.class);
    for (boolean given : new boolean[] {false, true}) {
      Set<Actor> before = EnumSet.noneOf(Actor.class);
      before.addAll(reasons.keySet());
      for (RoleRule rule : rules.rules()) {
        boolean open = rule.given().isPresent() == given;
        if (open && rule.given().map(before::contains).orElse(true) && rule.fits(shown)) {
          reasons
              .computeIfAbsent(rule.role(), _ -> new ArrayList<>())
              .add(new Reason(rule, standing(rule, acts)));
        }
      }
    }
    List<Holding> held = new ArrayList<>();
    reasons.forEach(
        (role, why) ->
            held.add(new Holding(place.organisation(), place.service(), role, false, why)));
    return held;
  }

  private static List<Act> standing(RoleRule rule, List<Act> acts) {
    return acts.stream()
        .filter(act -> rule.all().contains(act.behaviour()) || rule.any().contains(act.behaviour()))
        .toList();
  }

  private List<Open> open(Place place, List<Act> acts, List<Holding> held, Set<String> toward) {
    Set<String> shown = acts.stream().map(Act::behaviour).collect(Collectors.toSet());
    List<Open> open = new ArrayList<>();
    for (OpenQuestion question : rules.questions()) {
      boolean settled = held.stream().anyMatch(one -> one.role() == question.role());
      if (!settled && question.arises(shown, toward)) {
        open.add(
            new Open(
                place.organisation(),
                place.service(),
                question,
                acts.stream().filter(act -> question.all().contains(act.behaviour())).toList()));
      }
    }
    return open;
  }

  private static List<Uncovered> uncovered(CloudService service, List<Holding> here) {
    Set<ProviderPart> missing = EnumSet.allOf(ProviderPart.class);
    if (!service.builtOn().isEmpty()) {
      missing.remove(ProviderPart.HARDWARE);
    }
    for (Holding holding : here) {
      for (Reason reason : holding.reasons()) {
        reason.rule().part().ifPresent(missing::remove);
      }
    }
    return missing.stream().map(part -> new Uncovered(service.id(), part)).toList();
  }

  private List<Contradiction> contradictions(Arrangement arrangement) {
    Map<Place, Set<String>> shown = new HashMap<>();
    Map<Place, List<String>> doers = new HashMap<>();
    for (Act act : arrangement.acts()) {
      shown
          .computeIfAbsent(new Place(act.organisation(), act.service()), _ -> new HashSet<>())
          .add(act.behaviour());
      List<String> same =
          doers.computeIfAbsent(new Place(act.behaviour(), act.service()), _ -> new ArrayList<>());
      if (!same.contains(act.organisation())) {
        same.add(act.organisation());
      }
    }
    Set<String> known =
        arrangement.organisations().stream().map(Organisation::id).collect(Collectors.toSet());
    List<Contradiction> found = new ArrayList<>();
    for (Act act : arrangement.acts()) {
      for (String named : act.toward()) {
        clash(act, named, known, shown, doers).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparingInt(one -> one.act().line()));
    return found;
  }

  private Optional<Contradiction> clash(
      Act act,
      String named,
      Set<String> known,
      Map<Place, Set<String>> shown,
      Map<Place, List<String>> doers) {
    List<String> expected =
        Optional.ofNullable(behaviours.get(act.behaviour()))
            .map(Behaviour::counterparts)
            .orElse(List.of());
    List<String> others =
        expected.stream()
            .flatMap(one -> doers.getOrDefault(new Place(one, act.service()), List.of()).stream())
            .distinct()
            .filter(one -> !one.equals(named))
            .toList();
    if (!known.contains(named)) {
      return Optional.of(new Contradiction(Clash.NOBODY, act, named, others));
    }
    if (named.equals(act.organisation())) {
      return Optional.of(new Contradiction(Clash.ITSELF, act, named, List.of()));
    }
    Set<String> does = shown.getOrDefault(new Place(named, act.service()), Set.of());
    if (expected.isEmpty() || expected.stream().anyMatch(does::contains)) {
      return Optional.empty();
    }
    return Optional.of(
        new Contradiction(others.isEmpty() ? Clash.UNTOLD : Clash.OTHERS, act, named, others));
  }
}
