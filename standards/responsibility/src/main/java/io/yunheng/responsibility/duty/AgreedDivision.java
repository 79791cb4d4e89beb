/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.catalog.Clause;
import io.yunheng.responsibility.AgreementTerm;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ServiceAgreement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Between whom an agreement in force divides the work. */
final class AgreedDivision {
  private record Division(ServiceAgreement agreement, int number) {}

  private final Map<String, List<Division>> byParty = new HashMap<>();

  /** The agreements that are about some work only. */
  private final List<ServiceAgreement> limited = new ArrayList<>();

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
        splits.add(one);
      }
    }
    return splits;
  }

  private void add(ServiceAgreement one) {
    int number = -1;
    if (!one.scope().work().everything()) {
      number = limited.size();
      limited.add(one);
    }
    Division division = new Division(one, number);
    for (String party : one.parties()) {
      byParty.computeIfAbsent(party, _ -> new ArrayList<>()).add(division);
    }
  }

  /** Which of the agreements about some work only are about a requirement. */
  BitSet covering(Clause clause) {
    BitSet covering = new BitSet(limited.size());
    for (int i = 0; i < limited.size(); i++) {
      covering.set(i, limited.get(i).scope().work().covers(clause));
    }
    return covering;
  }

  /**
   * Whether work for a service is divided between the organisation and one of the others.
   *
   * @param supplies whether the organisation is the one that supplies
   * @param covering what {@link #covering} gave for the requirement
   */
  boolean between(
      String service,
      String organisation,
      boolean supplies,
      Collection<String> others,
      BitSet covering) {
    return byParty.getOrDefault(organisation, List.of()).stream()
        .filter(one -> one.number() < 0 || covering.get(one.number()))
        .map(Division::agreement)
        .anyMatch(
            one ->
                others.stream()
                    .filter(other -> !other.equals(organisation) && one.between(other))
                    .anyMatch(
                        other -> one.scope().reaches(service, supplies ? organisation : other)));
  }

  /** Whether work for a service is divided between two who supply it together. */
  boolean amongSuppliers(
      String service, String organisation, Collection<String> others, BitSet covering) {
    return between(service, organisation, true, others, covering)
        || between(service, organisation, false, others, covering);
  }
}
