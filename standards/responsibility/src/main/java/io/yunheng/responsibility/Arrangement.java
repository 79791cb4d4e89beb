/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who does what for which service, under which agreements.
 *
 * @param asOf the day it is looked at
 */
public record Arrangement(
    String name,
    LocalDate asOf,
    List<Organisation> organisations,
    List<CloudService> services,
    List<Act> acts,
    List<ServiceAgreement> agreements,
    List<Delegation> delegations,
    List<Authorisation> authorisations,
    List<Norm> norms,
    List<Supervision> supervisions) {
  public Arrangement {
    organisations = List.copyOf(organisations);
    services = List.copyOf(services);
    acts = List.copyOf(acts);
    agreements = List.copyOf(agreements);
    delegations = List.copyOf(delegations);
    authorisations = List.copyOf(authorisations);
    norms = List.copyOf(norms);
    supervisions = List.copyOf(supervisions);
  }

  /** The arrangement with other services. */
  public Arrangement withServices(List<CloudService> others) {
    return new Arrangement(
        name,
        asOf,
        organisations,
        others,
        acts,
        agreements,
        delegations,
        authorisations,
        norms,
        supervisions);
  }

  /** The arrangement with other agreements and delegations. */
  public Arrangement with(
      List<ServiceAgreement> otherAgreements, List<Delegation> otherDelegations) {
    return new Arrangement(
        name,
        asOf,
        organisations,
        services,
        acts,
        otherAgreements,
        otherDelegations,
        authorisations,
        norms,
        supervisions);
  }

  /** The name of an organisation, its id if it is not there. */
  public String nameOf(String organisation) {
    return organisation(organisation).map(Organisation::name).orElse(organisation);
  }

  public Optional<ServiceAgreement> agreement(String id) {
    return agreements.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  public Optional<Organisation> organisation(String id) {
    return organisations.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
