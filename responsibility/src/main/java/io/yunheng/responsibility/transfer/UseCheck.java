/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Text;
import io.yunheng.catalog.standards.Actor;
import io.yunheng.responsibility.arrangement.Agreement;
import io.yunheng.responsibility.arrangement.Arrangement;
import io.yunheng.responsibility.arrangement.CloudService;
import io.yunheng.responsibility.arrangement.Use;
import io.yunheng.responsibility.role.Roles;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whoever uses a service has an agreement in force with somebody who provides it. */
final class UseCheck {
  private final Arrangement arrangement;
  private final Findings findings;
  private final Map<String, Set<String>> customers = new HashMap<>();
  private final Map<String, Set<String>> providers = new HashMap<>();

  UseCheck(Arrangement arrangement, Roles roles, Findings findings) {
    this.arrangement = arrangement;
    this.findings = findings;
    for (Roles.Holding one : roles.holdings()) {
      if (one.role() == Actor.CUSTOMER) {
        customers
            .computeIfAbsent(one.service(), _ -> new LinkedHashSet<>())
            .add(one.organisation());
      } else if (one.role() == Actor.PROVIDER) {
        providers
            .computeIfAbsent(one.service(), _ -> new LinkedHashSet<>())
            .add(one.organisation());
      }
    }
  }

  void check(CloudService service) {
    Set<String> provide = providers.getOrDefault(service.id(), Set.of());
    for (String customer : customers.getOrDefault(service.id(), Set.of())) {
      if (!provide.isEmpty() && !provide.contains(customer)) {
        check(new Use(service, customer, List.copyOf(provide)));
      }
    }
  }

  private void check(Use use) {
    List<Agreement> agreements =
        arrangement.agreements().stream()
            .filter(one -> one.parties().contains(use.customer()))
            .filter(one -> use.providers().stream().anyMatch(one.parties()::contains))
            .toList();
    List<Agreement> perhaps =
        agreements.stream().filter(one -> one.mayBeInForce(arrangement.asOf())).toList();
    Map<String, Text> values =
        Map.of(
            "service", Findings.both(use.service().name()),
            "date", Findings.both(arrangement.asOf().toString()));
    if (agreements.isEmpty()) {
      findings.add("service-agreement-missing", use, values);
    } else if (perhaps.isEmpty()) {
      findings.add("service-agreement-lapsed", use, values);
    } else if (perhaps.stream().noneMatch(Agreement::dated)) {
      findings.open("service-agreement-lapsed", "service-agreement-dates", use, values);
    }
  }
}
