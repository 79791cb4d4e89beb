/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Industry;
import io.yunheng.catalog.Institution;
import io.yunheng.catalog.Profile;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Organisation;
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
  private final Map<String, Institution> institutions = new HashMap<>();

  /** The services that are called private and are not. */
  private final Set<String> denied = new HashSet<>();

  public ServiceInference(Arrangement arrangement, Roles roles) {
    this.roles = roles;
    for (CloudService one : arrangement.services()) {
      built.put(one.id(), new HashSet<>(one.builtOn()));
    }
    for (Organisation one : arrangement.organisations()) {
      one.institution().ifPresent(kind -> institutions.put(one.id(), kind));
    }
    arrangement.services().stream().filter(this::notPrivate).forEach(one -> denied.add(one.id()));
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
    return written.withServices(
        written.services().stream().map(one -> deployed(facts(one))).toList());
  }

  /**
   * Whether a service is called a private cloud although its providers and customers are not one
   * and the same institution (SEC-3.10).
   */
  public boolean calledPrivate(String service) {
    return denied.contains(service);
  }

  private boolean notPrivate(CloudService service) {
    Set<String> parties = new LinkedHashSet<>(holders(service, roles, Actor.PROVIDER));
    boolean provided = !parties.isEmpty();
    parties.addAll(holders(service, roles, Actor.CUSTOMER));
    return service.profile().deployment().equals(Optional.of(Deployment.PRIVATE))
        && service.profile().industry().filter(one -> one == Industry.GOVERNMENT).isEmpty()
        && provided
        && parties.size() > 1
        && !asked(service);
  }

  /** The service with the deployment that its parties make it where it cannot be a private one. */
  private CloudService deployed(CloudService service) {
    if (!calledPrivate(service.id())) {
      return service;
    }
    Set<String> parties = new LinkedHashSet<>(holders(service, roles, Actor.PROVIDER));
    parties.addAll(holders(service, roles, Actor.CUSTOMER));
    boolean market =
        parties.stream()
            .allMatch(
                one ->
                    Optional.ofNullable(institutions.get(one))
                        .map(Institution::market)
                        .orElse(true));
    return service.with(
        service.profile().withDeployment(market ? Deployment.COMMUNITY : Deployment.PUBLIC));
  }

  private boolean asked(CloudService service) {
    return roles.open().stream()
        .anyMatch(
            one -> one.service().equals(service.id()) && one.question().role() == Actor.PROVIDER);
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
    Set<String> providers = holders(service, roles, Actor.PROVIDER);
    if (asked(service) || providers.isEmpty()) {
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
