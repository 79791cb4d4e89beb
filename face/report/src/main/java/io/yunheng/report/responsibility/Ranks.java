/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.Roles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far from a provider each party stands: outwards to its partners, inwards to customers. */
final class Ranks {
  private static final Set<Actor> PARTNERS =
      EnumSet.of(
          Actor.PARTNER_SOFTWARE, Actor.PARTNER_HARDWARE, Actor.PARTNER_OM, Actor.PARTNER_SECURITY);

  private final Map<String, Integer> ranks = new LinkedHashMap<>();

  Ranks(Arrangement arrangement, Roles roles) {
    place(roles, 0, Set.of(Actor.PROVIDER));
    place(roles, -1, Set.of(Actor.CUSTOMER));
    place(roles, 1, PARTNERS);
    Set<Actor> agents = EnumSet.allOf(Actor.class);
    agents.removeAll(PARTNERS);
    place(roles, -2, agents);
    Map<String, List<String>> handed = new HashMap<>();
    for (Delegation one : arrangement.delegations()) {
      handed.computeIfAbsent(one.from(), _ -> new ArrayList<>()).add(one.to());
    }
    Deque<String> open = new ArrayDeque<>(ranks.keySet());
    while (!open.isEmpty()) {
      String here = open.remove();
      int rank = ranks.getOrDefault(here, 0);
      for (String next : handed.getOrDefault(here, List.of())) {
        if (ranks.putIfAbsent(next, rank < 0 ? rank - 1 : rank + 1) == null) {
          open.add(next);
        }
      }
    }
    for (Organisation one : arrangement.organisations()) {
      ranks.putIfAbsent(one.id(), 2);
    }
  }

  private void place(Roles roles, int rank, Set<Actor> actors) {
    for (Roles.Holding one : roles.holdings()) {
      if (actors.contains(one.role())) {
        ranks.putIfAbsent(one.organisation(), rank);
      }
    }
  }

  int of(String organisation) {
    return ranks.getOrDefault(organisation, 2);
  }
}
