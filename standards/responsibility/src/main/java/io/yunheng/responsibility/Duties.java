/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The duties of an arrangement.
 *
 * @param all by service and in the order of the documents
 */
public record Duties(List<Duty> all, List<DutyFinding> findings) {
  public Duties {
    all = List.copyOf(all);
    findings = List.copyOf(findings);
  }

  /**
   * Duties of a service with the same people.
   *
   * @param number counted from 0 in the order of the duties
   */
  public record Group(int number, String service, People people, List<Duty> duties) {
    public Group {
      duties = List.copyOf(duties);
    }
  }

  /**
   * The duties by their people, so that these can be looked at once. They are told apart by
   * identity; where equal people were made twice there are more groups and nothing else is
   * different.
   */
  public List<Group> groups() {
    IdentityHashMap<People, List<Duty>> same = new IdentityHashMap<>();
    List<List<Duty>> begun = new ArrayList<>();
    for (Duty duty : all) {
      same.computeIfAbsent(
              duty.people(),
              _ -> {
                begun.add(new ArrayList<>());
                return begun.getLast();
              })
          .add(duty);
    }
    List<Group> groups = new ArrayList<>();
    for (List<Duty> duties : begun) {
      Duty one = duties.getFirst();
      groups.add(new Group(groups.size(), one.service(), one.people(), duties));
    }
    return List.copyOf(groups);
  }
}
