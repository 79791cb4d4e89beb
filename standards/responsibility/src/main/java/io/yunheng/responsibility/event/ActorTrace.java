/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.event;

import io.yunheng.catalog.Actor;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Attribution.Need;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.Roles;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How work came to the organisation whose people did something. */
final class ActorTrace {
  /**
   * What is known of it.
   *
   * @param responsible those who answer for it
   * @param ways by which delegations the work came to it, from those who answer; empty where it
   *     answers itself or supplies without taking on work
   */
  record Found(List<Duty.Share> responsible, List<List<Delegation>> ways) {}

  private record Place(String organisation, String service) {}

  /** A delegation on a way back, and those after it. */
  private record Leg(Delegation delegation, List<Delegation> after) {}

  private final Arrangement arrangement;
  private final Roles roles;
  private final EventTexts texts;
  private final Map<Place, List<Delegation>> to = new HashMap<>();

  ActorTrace(Arrangement arrangement, Roles roles, EventTexts texts) {
    this.arrangement = arrangement;
    this.roles = roles;
    this.texts = texts;
    for (Delegation one : arrangement.delegations()) {
      to.computeIfAbsent(new Place(one.to(), one.service()), _ -> new ArrayList<>()).add(one);
    }
  }

  /** Empty if nothing relates it to the service; that is told in what is missing. */
  Optional<Found> find(
      String actor, String service, LocalDate day, List<Duty> concerned, List<Need> missing) {
    Map<String, String> named = Map.of("actor", arrangement.nameOf(actor));
    Optional<Duty.Share> own = responsible(actor, service);
    boolean bound =
        concerned.stream()
            .flatMap(duty -> duty.responsible().stream())
            .anyMatch(share -> share.organisation().equals(actor));
    if (own.isPresent() && (bound || own.get().role() == Actor.PROVIDER)) {
      return Optional.of(new Found(List.of(own.get()), List.of()));
    }
    List<List<Delegation>> ways = ways(actor, service, day);
    boolean other = !ways.isEmpty();
    if (other) {
      List<List<Delegation>> covering =
          ways.stream()
              .filter(
                  way ->
                      way.stream()
                          .allMatch(
                              step -> concerned.stream().anyMatch(duty -> part(step, duty, bound))))
              .toList();
      if (!covering.isEmpty()) {
        Set<String> heads = new LinkedHashSet<>();
        covering.forEach(way -> heads.add(way.getFirst().from()));
        return Optional.of(
            new Found(
                heads.stream().flatMap(one -> responsible(one, service).stream()).toList(),
                covering));
      }
    }
    List<String> supplied = bound ? supplied(actor, service) : List.of();
    Optional<LocalDate> later = later(actor, service, day);
    if (supplied.isEmpty() && later.isPresent()) {
      missing.add(
          texts.need(
              "actor-not-yet",
              Map.of("actor", arrangement.nameOf(actor), "date", later.get().toString())));
      return Optional.empty();
    }
    if (supplied.isEmpty() && (other || own.isPresent() || !supplied(actor, service).isEmpty())) {
      missing.add(texts.need("actor-other-work", named));
      return Optional.empty();
    }
    if (supplied.isEmpty()) {
      missing.add(texts.need("actor-unrelated", named));
      return Optional.empty();
    }
    return roles.of(actor, service).stream()
        .filter(one -> Partnership.partner(one.role()))
        .findFirst()
        .map(
            one ->
                new Found(
                    List.of(new Duty.Share(actor, one.role(), new Duty.Basis.Stated())),
                    List.of()));
  }

  /**
   * Whether it is part of the work. What binds partners binds whoever works for them in all that it
   * does, unless it answers for it itself.
   */
  private static boolean part(Delegation step, Duty duty, boolean itself) {
    return step.scope().covers(duty.clause())
        || (!itself && duty.clause().bound().stream().anyMatch(Partnership::partner));
  }

  /** The first day after the given one on which work comes to an organisation. */
  private Optional<LocalDate> later(String actor, String service, LocalDate day) {
    return to.getOrDefault(new Place(actor, service), List.of()).stream()
        .flatMap(one -> one.since().stream())
        .filter(day::isBefore)
        .min(Comparator.naturalOrder());
  }

  /** The share of a provider or customer of the service. */
  private Optional<Duty.Share> responsible(String organisation, String service) {
    List<Actor> held = roles.of(organisation, service).stream().map(Roles.Holding::role).toList();
    return List.of(Actor.PROVIDER, Actor.CUSTOMER).stream()
        .filter(held::contains)
        .findFirst()
        .map(role -> new Duty.Share(organisation, role, new Duty.Basis.Stated()));
  }

  private List<String> supplied(String actor, String service) {
    for (CloudService one : arrangement.services()) {
      if (one.id().equals(service)) {
        return Partnership.of(arrangement, roles, one).stream()
            .filter(each -> each.partner().equals(actor))
            .flatMap(each -> each.providers().stream())
            .toList();
      }
    }
    return List.of();
  }

  /** The ways by which work had come by that day, each organisation visited once. */
  private List<List<Delegation>> ways(String actor, String service, LocalDate day) {
    List<List<Delegation>> ways = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(actor));
    Deque<Leg> open = new ArrayDeque<>();
    back(actor, service, day, List.of(), open);
    while (!open.isEmpty()) {
      Leg leg = open.remove();
      List<Delegation> way = new ArrayList<>(List.of(leg.delegation()));
      way.addAll(leg.after());
      String from = leg.delegation().from();
      if (responsible(from, service).isPresent()) {
        ways.add(List.copyOf(way));
      } else if (seen.add(from)) {
        back(from, service, day, way, open);
      }
    }
    return List.copyOf(ways);
  }

  private void back(
      String organisation, String service, LocalDate day, List<Delegation> after, Deque<Leg> open) {
    for (Delegation one : to.getOrDefault(new Place(organisation, service), List.of())) {
      if (one.since().filter(day::isBefore).isEmpty()) {
        open.add(new Leg(one, after));
      }
    }
  }
}
