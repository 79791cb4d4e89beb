/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.responsibility.arrangement.Agreement;
import io.yunheng.responsibility.arrangement.Arrangement;
import io.yunheng.responsibility.arrangement.Term;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Between whom an agreement in force divides the work. */
final class Splits {
  private final Map<String, Set<String>> divided = new HashMap<>();

  Splits(Arrangement arrangement) {
    for (Agreement one : arrangement.agreements()) {
      if (one.terms().containsKey(Term.WORK_DIVISION) && inForce(one, arrangement.asOf())) {
        for (String party : one.parties()) {
          divided.computeIfAbsent(party, _ -> new HashSet<>()).addAll(one.parties());
        }
      }
    }
  }

  /** Whether nothing that is told keeps it from being in force on the day. */
  static boolean inForce(Agreement agreement, LocalDate day) {
    return agreement.signed().filter(day::isBefore).isEmpty()
        && agreement.validFrom().filter(day::isBefore).isEmpty()
        && agreement.validTo().filter(day::isAfter).isEmpty();
  }

  /** Whether work is divided between the organisation and one of the others. */
  boolean between(String organisation, Collection<String> others) {
    Set<String> with = divided.getOrDefault(organisation, Set.of());
    return others.stream().anyMatch(one -> !one.equals(organisation) && with.contains(one));
  }
}
