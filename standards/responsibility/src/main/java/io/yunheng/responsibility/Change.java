/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.ServiceModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What might change in an arrangement. What it names has to be there; see {@link ChangeReader}. */
public sealed interface Change {

  /** The arrangement with the change made. */
  Arrangement made(Arrangement before);

  /** A service is offered by another service model. */
  record Model(String service, ServiceModel model) implements Change {
    @Override
    public Arrangement made(Arrangement before) {
      List<CloudService> services =
          before.services().stream()
              .map(
                  one ->
                      one.id().equals(service) ? one.with(one.profile().withService(model)) : one)
              .toList();
      return before.withServices(services);
    }
  }

  /** An organisation leaves; what it did, signed and handed on goes with it. */
  record Drop(String organisation) implements Change {
    @Override
    public Arrangement made(Arrangement before) {
      List<ServiceAgreement> agreements =
          before.agreements().stream()
              .filter(one -> !one.parties().contains(organisation) || one.parties().size() > 2)
              .toList();
      Set<String> left = new HashSet<>();
      agreements.forEach(one -> left.add(one.id()));
      return new Arrangement(
          before.name(),
          before.asOf(),
          before.organisations().stream().filter(one -> !one.id().equals(organisation)).toList(),
          before.services(),
          before.acts().stream()
              .filter(one -> !one.organisation().equals(organisation))
              .map(one -> one.without(organisation))
              .toList(),
          agreements,
          before.delegations().stream()
              .filter(one -> !one.from().equals(organisation) && !one.to().equals(organisation))
              .filter(one -> one.agreement().map(left::contains).orElse(true))
              .toList(),
          before.authorisations().stream()
              .filter(one -> !one.parties().contains(organisation))
              .toList(),
          before.norms(),
          before.supervisions().stream()
              .filter(one -> !one.over().equals(organisation) && !one.by().equals(organisation))
              .toList());
    }
  }

  /** An agreement ended the day before. */
  record Expire(String agreement) implements Change {
    @Override
    public Arrangement made(Arrangement before) {
      List<ServiceAgreement> agreements =
          before.agreements().stream()
              .map(one -> one.id().equals(agreement) ? one.ending(before.asOf().minusDays(1)) : one)
              .toList();
      return before.with(agreements, before.delegations());
    }
  }

  /** Work of a service is handed on, so far without an agreement. */
  record Hand(String service, String from, String to) implements Change {
    @Override
    public Arrangement made(Arrangement before) {
      List<Delegation> delegations = new ArrayList<>(before.delegations());
      delegations.add(
          new Delegation(
              "what-if " + from + " > " + to,
              service,
              from,
              to,
              WorkScope.EVERYTHING,
              Optional.empty(),
              Optional.of(before.asOf()),
              Optional.empty(),
              0));
      return before.with(before.agreements(), delegations);
    }
  }
}
