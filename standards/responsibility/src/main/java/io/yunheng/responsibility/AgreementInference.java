/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What follows about an agreement from the work that is handed on under it. */
final class AgreementInference {
  private AgreementInference() {}

  /**
   * The arrangement in which whoever takes on all the work under an agreement supplies under it.
   */
  static Arrangement suppliers(Arrangement written) {
    Map<String, ServiceAgreement> agreementsById = new HashMap<>();
    written.agreements().forEach(one -> agreementsById.put(one.id(), one));
    Map<String, Set<String>> takers = new HashMap<>();
    for (Delegation one : written.delegations()) {
      one.agreement()
          .map(agreementsById::get)
          .filter(agreement -> agreement.between(one.from(), one.to()))
          .ifPresent(
              agreement ->
                  takers.computeIfAbsent(agreement.id(), _ -> new HashSet<>()).add(one.to()));
    }
    List<ServiceAgreement> agreements =
        written.agreements().stream()
            .map(one -> supplied(one, takers.getOrDefault(one.id(), Set.of())))
            .toList();
    return written.with(agreements, written.delegations());
  }

  private static ServiceAgreement supplied(ServiceAgreement one, Set<String> takers) {
    AgreementScope scope = one.scope();
    return scope.supplier().isEmpty() && takers.size() == 1
        ? one.about(
            new AgreementScope(
                scope.services(), Optional.of(takers.iterator().next()), scope.work()))
        : one;
  }
}
