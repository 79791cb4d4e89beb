/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.responsibility.duty.Duty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Duties of a service with the same people, whose ways are looked at once. They are told by the
 * very lists of people that they have in common; where equal lists were made twice there are more
 * groups and nothing else is different.
 */
final class DutyGroups {
  private final List<Same> groups = new ArrayList<>();

  /**
   * Duties with the same people.
   *
   * @param one any of them
   */
  record Same(String id, Duty one, List<String> clauses) {}

  DutyGroups(List<Duty> duties) {
    Map<String, Map<List<?>, Map<List<?>, Map<List<?>, Same>>>> known = new HashMap<>();
    for (Duty duty : duties) {
      known
          .computeIfAbsent(duty.service(), _ -> new IdentityHashMap<>())
          .computeIfAbsent(duty.doing(), _ -> new IdentityHashMap<>())
          .computeIfAbsent(duty.watching(), _ -> new IdentityHashMap<>())
          .computeIfAbsent(duty.told(), _ -> begun(duty))
          .clauses()
          .add(duty.clause().id());
    }
  }

  private Same begun(Duty duty) {
    Same same = new Same("d" + groups.size(), duty, new ArrayList<>());
    groups.add(same);
    return same;
  }

  List<Same> same() {
    return List.copyOf(groups);
  }

  List<OscalLosses.Group> all() {
    return groups.stream()
        .map(one -> new OscalLosses.Group(one.id(), one.one().service(), one.clauses()))
        .toList();
  }
}
