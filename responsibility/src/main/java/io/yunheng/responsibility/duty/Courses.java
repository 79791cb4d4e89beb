/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.catalog.standards.Clause;
import io.yunheng.catalog.standards.Stage;
import io.yunheng.responsibility.arrangement.Arrangement;
import io.yunheng.responsibility.arrangement.Delegation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ways that work takes from whoever is responsible to whoever does it. */
final class Courses {
  private record Place(String organisation, String service) {}

  private final Map<Place, List<Delegation>> from = new HashMap<>();
  private final List<Delegation> all;

  Courses(Arrangement arrangement) {
    all = arrangement.delegations();
    for (Delegation one : arrangement.delegations()) {
      from.computeIfAbsent(new Place(one.from(), one.service()), _ -> new ArrayList<>()).add(one);
    }
  }

  /** Whether a delegation hands on the work of a clause. */
  static boolean covers(Delegation delegation, Clause clause) {
    return (delegation.clauses().isEmpty()
            || delegation.clauses().contains(clause.id())
            || clause.traces().stream().anyMatch(delegation.clauses()::contains))
        && (delegation.layers().isEmpty() || delegation.layers().contains(clause.layer()))
        && (delegation.stages().isEmpty()
            || clause.stage() == Stage.ALL
            || delegation.stages().contains(Stage.ALL)
            || delegation.stages().contains(clause.stage()));
  }

  /** Which delegations of a service hand on the work of a clause, by their places in the list. */
  BitSet covering(String service, Clause clause) {
    BitSet covering = new BitSet(all.size());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).service().equals(service) && covers(all.get(i), clause)) {
        covering.set(i);
      }
    }
    return covering;
  }

  /**
   * Who does the work that somebody is responsible for. Each organisation is visited once; where
   * the work goes in a circle, the last one on the way does it.
   */
  List<Duty.Doing> doing(String responsible, String service, Clause clause) {
    if (!from.containsKey(new Place(responsible, service))) {
      return List.of(new Duty.Doing(responsible, responsible, List.of()));
    }
    List<Duty.Doing> doing = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(responsible));
    Deque<Duty.Doing> open =
        new ArrayDeque<>(List.of(new Duty.Doing(responsible, responsible, List.of())));
    while (!open.isEmpty()) {
      Duty.Doing here = open.remove();
      boolean last = true;
      for (Delegation next :
          from.getOrDefault(new Place(here.organisation(), service), List.of())) {
        if (covers(next, clause) && !next.to().equals(here.organisation())) {
          if (seen.add(next.to())) {
            List<Delegation> by = new ArrayList<>(here.by());
            by.add(next);
            open.add(new Duty.Doing(next.to(), responsible, by));
            last = false;
          }
        }
      }
      if (last) {
        doing.add(here);
      }
    }
    return doing;
  }
}
