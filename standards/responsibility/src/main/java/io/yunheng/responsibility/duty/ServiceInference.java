/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Profile;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.ProviderPart;
import io.yunheng.responsibility.Roles;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What follows about a service from who does what for it, where the file does not say it. */
public final class ServiceInference {
  private final Roles roles;
  private final Map<String, Set<String>> managers = new LinkedHashMap<>();
  private final Map<String, Set<String>> built = new HashMap<>();

  public ServiceInference(Arrangement arrangement, Roles roles) {
    this.roles = roles;
    for (CloudService one : arrangement.services()) {
      built.put(one.id(), new HashSet<>(one.builtOn()));
    }
    for (Roles.Holding one : roles.holdings()) {
      boolean manages =
          one.reasons().stream()
              .anyMatch(
                  reason -> reason.rule().part().equals(Optional.of(ProviderPart.OPERATIONS)));
      if (manages) {
        managers.computeIfAbsent(one.service(), _ -> new LinkedHashSet<>()).add(one.organisation());
      }
    }
  }

  /** The arrangement with the facts that the roles settle. */
  public Arrangement arrangement(Arrangement written) {
    return written.withServices(written.services().stream().map(this::facts).toList());
  }

  /** Those who manage the operation of a service. */
  public Set<String> managers(String service) {
    return managers.getOrDefault(service, Set.of());
  }

  /**
   * The clouds whose operation is managed by those who manage that of a service, itself among them;
   * one that is built on another is the same cloud.
   */
  public List<String> managedTogether(String service) {
    Set<String> here = managers(service);
    return managers.keySet().stream()
        .filter(
            other ->
                other.equals(service)
                    || (!Collections.disjoint(managers(other), here)
                        && !onto(other, service, new HashSet<>())
                        && !onto(service, other, new HashSet<>())))
        .toList();
  }

  private boolean onto(String service, String base, Set<String> seen) {
    return seen.add(service)
        && built.getOrDefault(service, Set.of()).stream()
            .anyMatch(one -> one.equals(base) || onto(one, base, seen));
  }

  /** The service with the facts that its roles settle; a role in question settles none. */
  public CloudService facts(CloudService service) {
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
    if (!profile.facts().containsKey(Condition.MULTI_CLOUD)
        && managedTogether(service.id()).size() > 1) {
      profile = profile.withFact(Condition.MULTI_CLOUD, true);
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
