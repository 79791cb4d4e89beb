/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.standards.Actor;
import io.yunheng.responsibility.arrangement.Arrangement;
import io.yunheng.responsibility.arrangement.Delegation;
import io.yunheng.responsibility.role.Roles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How delegations follow each other. The chain begins with whoever is responsible: a provider or a
 * customer of the service. Linear in delegations and in the pairs of them that follow each other.
 */
final class Chains {
  private static final Set<Actor> RESPONSIBLE = EnumSet.of(Actor.PROVIDER, Actor.CUSTOMER);

  private record Place(String organisation, String service) {}

  private final Set<Place> responsible = new HashSet<>();
  private final Map<Place, List<Delegation>> from = new HashMap<>();
  private final Map<Place, List<Delegation>> to = new HashMap<>();
  private final IdentityHashMap<Delegation, Integer> depths = new IdentityHashMap<>();
  private final IdentityHashMap<Delegation, Delegation> above = new IdentityHashMap<>();
  private final IdentityHashMap<Delegation, List<Delegation>> before = new IdentityHashMap<>();
  private final IdentityHashMap<Delegation, List<Delegation>> after = new IdentityHashMap<>();
  private final Set<Delegation> told = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<Delegation> all;

  Chains(Arrangement arrangement, Roles roles) {
    this.all = arrangement.delegations();
    for (Roles.Holding holding : roles.holdings()) {
      if (RESPONSIBLE.contains(holding.role())) {
        responsible.add(new Place(holding.organisation(), holding.service()));
      }
    }
    for (Delegation one : all) {
      from.computeIfAbsent(new Place(one.from(), one.service()), _ -> new ArrayList<>()).add(one);
      to.computeIfAbsent(new Place(one.to(), one.service()), _ -> new ArrayList<>()).add(one);
    }
    measure();
  }

  /** Delegations in the order in which work flows; those on a cycle get no depth. */
  private void measure() {
    IdentityHashMap<Delegation, Integer> waiting = new IdentityHashMap<>();
    Deque<Delegation> ready = new ArrayDeque<>();
    for (Delegation one : all) {
      int upstream = begins(one) ? 0 : upstream(one).size();
      waiting.put(one, upstream);
      if (upstream == 0) {
        depths.put(one, 1);
        ready.add(one);
      }
    }
    while (!ready.isEmpty()) {
      Delegation one = ready.remove();
      int depth = depths.getOrDefault(one, 1);
      for (Delegation next : downstream(one)) {
        if (!begins(next)) {
          if (depths.merge(next, depth + 1, Math::max) == depth + 1) {
            above.put(next, one);
          }
          if (waiting.merge(next, -1, Integer::sum) == 0) {
            ready.add(next);
          }
        }
      }
    }
    waiting.forEach(
        (one, left) -> {
          if (left > 0) {
            depths.remove(one);
          }
        });
  }

  /** Whether the work is the delegator's own. */
  boolean begins(Delegation one) {
    return responsible.contains(new Place(one.from(), one.service()));
  }

  /** The delegations by which the delegator may have got the work. */
  List<Delegation> upstream(Delegation one) {
    return before.computeIfAbsent(
        one, _ -> meeting(to.getOrDefault(new Place(one.from(), one.service()), List.of()), one));
  }

  private List<Delegation> downstream(Delegation one) {
    return after.computeIfAbsent(
        one, _ -> meeting(from.getOrDefault(new Place(one.to(), one.service()), List.of()), one));
  }

  private static List<Delegation> meeting(List<Delegation> some, Delegation one) {
    List<Delegation> meeting = new ArrayList<>();
    for (Delegation other : some) {
      if (overlap(other, one)) {
        meeting.add(other);
      }
    }
    return meeting;
  }

  /** The layer that a delegation is; empty for one on a cycle or behind one. */
  Optional<Integer> depth(Delegation one) {
    return Optional.ofNullable(depths.get(one));
  }

  /** Who is responsible for the work, as far as the chain tells. */
  Optional<String> head(Delegation one) {
    Delegation first = one;
    for (int i = 0; i < all.size(); i++) {
      Delegation before = above.get(first);
      if (begins(first) || before == null) {
        break;
      }
      first = before;
    }
    return begins(first) ? Optional.of(first.from()) : Optional.empty();
  }

  /**
   * A shortest cycle that a delegation is on, beginning with it; empty if it is on none, or on one
   * that was told before.
   */
  List<Delegation> cycle(Delegation one) {
    if (depths.containsKey(one) || told.contains(one)) {
      return List.of();
    }
    IdentityHashMap<Delegation, Delegation> came = new IdentityHashMap<>();
    Deque<Delegation> open = new ArrayDeque<>(List.of(one));
    while (!open.isEmpty()) {
      Delegation here = open.remove();
      for (Delegation next : downstream(here)) {
        if (next.equals(one)) {
          List<Delegation> cycle = way(came, here, one);
          told.addAll(cycle);
          return cycle;
        }
        if (!begins(next) && !depths.containsKey(next) && came.putIfAbsent(next, here) == null) {
          open.add(next);
        }
      }
    }
    return List.of();
  }

  private static List<Delegation> way(
      IdentityHashMap<Delegation, Delegation> came, Delegation last, Delegation first) {
    List<Delegation> way = new ArrayList<>();
    for (Delegation at = last; !at.equals(first); at = came.getOrDefault(at, first)) {
      way.add(at);
    }
    way.add(first);
    Collections.reverse(way);
    return way;
  }

  private static boolean overlap(Delegation above, Delegation below) {
    return meet(above.clauses(), below.clauses())
        && meet(above.layers(), below.layers())
        && meet(above.stages(), below.stages());
  }

  private static boolean meet(Collection<?> some, Collection<?> others) {
    return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
  }
}
