/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ServiceAgreement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Between whom an agreement in force divides the work. */
final class AgreedDivision {
  private final Map<String, Set<String>> divided = new HashMap<>();

  private AgreedDivision() {}

  /** By the agreements of which it is known that they are in force on the day. */
  static AgreedDivision sure(Arrangement arrangement) {
    return by(arrangement, ServiceAgreement::dated);
  }

  /** By those too of which it is not told when they were signed or end. */
  static AgreedDivision perhaps(Arrangement arrangement) {
    return by(arrangement, _ -> true);
  }

  private static AgreedDivision by(Arrangement arrangement, Predicate<ServiceAgreement> also) {
    AgreedDivision splits = new AgreedDivision();
    for (ServiceAgreement one : arrangement.agreements()) {
      if (one.terms().containsKey(AgreementTerm.WORK_DIVISION)
          && one.mayBeInForce(arrangement.asOf())
          && also.test(one)) {
        for (String party : one.parties()) {
          splits.divided.computeIfAbsent(party, _ -> new HashSet<>()).addAll(one.parties());
        }
      }
    }
    return splits;
  }

  /** Whether work is divided between the organisation and one of the others. */
  boolean between(String organisation, Collection<String> others) {
    Set<String> with = divided.getOrDefault(organisation, Set.of());
    return others.stream().anyMatch(one -> !one.equals(organisation) && with.contains(one));
  }
}
