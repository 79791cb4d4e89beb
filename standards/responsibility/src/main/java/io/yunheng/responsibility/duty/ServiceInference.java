/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Profile;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.ProviderPart;
import io.yunheng.responsibility.Roles;
import java.util.Set;
import java.util.stream.Collectors;

/** What follows about a service from who does what for it, where the file does not say it. */
public final class ServiceInference {
  private ServiceInference() {}

  /** The service with the facts that its roles settle; a role in question settles none. */
  public static CloudService facts(CloudService service, Roles roles) {
    boolean asked =
        roles.open().stream()
            .anyMatch(
                one ->
                    one.service().equals(service.id()) && one.question().role() == Actor.PROVIDER);
    Set<String> providers = holders(service, roles, Actor.PROVIDER);
    if (asked || providers.isEmpty()) {
      return service;
    }
    Profile profile = service.profile();
    if (!profile.facts().containsKey(Condition.JOINT_PROVIDERS)) {
      profile = profile.withFact(Condition.JOINT_PROVIDERS, providers.size() > 1);
    }
    Set<String> makers = holders(service, roles, Actor.PARTNER_SOFTWARE);
    boolean chosen =
        roles.uncovered().stream()
            .noneMatch(
                one -> one.service().equals(service.id()) && one.part() == ProviderPart.SOFTWARE);
    if (!profile.facts().containsKey(Condition.THIRD_PARTY_PLATFORM_SOFTWARE)
        && (chosen || !makers.isEmpty())) {
      profile =
          profile.withFact(
              Condition.THIRD_PARTY_PLATFORM_SOFTWARE,
              makers.stream().anyMatch(one -> !providers.equals(Set.of(one))));
    }
    return service.with(profile);
  }

  private static Set<String> holders(CloudService service, Roles roles, Actor role) {
    return roles.holdings().stream()
        .filter(one -> one.service().equals(service.id()) && one.role() == role)
        .map(Roles.Holding::organisation)
        .collect(Collectors.toSet());
  }
}
