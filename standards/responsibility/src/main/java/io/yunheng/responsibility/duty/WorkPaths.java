/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.catalog.Clause;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Duty;
import io.yunheng.responsibility.WorkScope;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ways that work of a service takes from whoever is responsible to whoever does it. */
public final class WorkPaths {
  private record Start(String organisation, BitSet covering) {}

  /** A delegation on the way by its number, and the one before it; the start of it is -1. */
  private record Leg(int delegation, List<Leg> before) {}

  private static final Leg BEGINNING = new Leg(-1, List.of());

  private final List<Delegation> all;
  private final Set<String> kept;
  private final Map<String, List<Integer>> from = new HashMap<>();
  private final Map<Start, List<Duty.Doing>> known = new HashMap<>();

  /**
   * The ways in a service.
   *
   * @param day the delegations of work that begins later do not count
   * @param kept the requirements that only a delegation which names them hands on
   */
  public WorkPaths(Arrangement arrangement, String service, LocalDate day, Set<String> kept) {
    this.kept = kept;
    all =
        arrangement.delegations().stream()
            .filter(one -> one.service().equals(service))
            .filter(one -> one.since().filter(day::isBefore).isEmpty())
            .toList();
    for (int i = 0; i < all.size(); i++) {
      from.computeIfAbsent(all.get(i).from(), _ -> new ArrayList<>()).add(i);
    }
  }

  /** Which delegations hand on the work of a clause. */
  public BitSet covering(Clause clause) {
    BitSet covering = new BitSet(all.size());
    for (int i = 0; i < all.size(); i++) {
      WorkScope scope = all.get(i).scope();
      if (scope.covers(clause) && (!scope.clauses().isEmpty() || !kept.contains(clause.id()))) {
        covering.set(i);
      }
    }
    return covering;
  }

  /**
   * Who does the work that somebody is responsible for. Each organisation is visited once; where
   * the work goes in a circle, the last one on the way does it.
   */
  public List<Duty.Doing> doing(String responsible, BitSet covering) {
    return known.computeIfAbsent(new Start(responsible, covering), this::walk);
  }

  private List<Duty.Doing> walk(Start start) {
    List<Duty.Doing> doing = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(start.organisation()));
    Deque<Leg> open = new ArrayDeque<>(List.of(BEGINNING));
    while (!open.isEmpty()) {
      Leg here = open.remove();
      String at = at(here, start);
      boolean last = true;
      for (int next : from.getOrDefault(at, List.of())) {
        if (start.covering().get(next) && seen.add(all.get(next).to())) {
          open.add(new Leg(next, List.of(here)));
          last = false;
        }
      }
      if (last) {
        doing.add(new Duty.Doing(at, start.organisation(), way(here)));
      }
    }
    return List.copyOf(doing);
  }

  private String at(Leg leg, Start start) {
    return leg.delegation() < 0 ? start.organisation() : all.get(leg.delegation()).to();
  }

  private List<Delegation> way(Leg last) {
    Deque<Delegation> way = new ArrayDeque<>();
    for (Leg leg = last; leg.delegation() >= 0; leg = leg.before().getFirst()) {
      way.addFirst(all.get(leg.delegation()));
    }
    return List.copyOf(way);
  }
}
