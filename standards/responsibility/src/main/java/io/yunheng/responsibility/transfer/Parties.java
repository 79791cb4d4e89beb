/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.responsibility.Partnership;
import io.yunheng.responsibility.Roles;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who has which role for which service. */
public final class Parties {
  private static final Set<Actor> AGENTS =
      EnumSet.of(Actor.AGENT_DEVELOPER, Actor.AGENT_INTEGRATOR, Actor.AGENT_SECURITY);

  private record Place(String organisation, String service) {}

  private final Map<Place, Set<Actor>> roles = new HashMap<>();
  private final Map<String, List<Roles.Holding>> byService = new HashMap<>();

  public Parties(Roles roles) {
    for (Roles.Holding one : roles.holdings()) {
      this.roles
          .computeIfAbsent(
              new Place(one.organisation(), one.service()), _ -> EnumSet.noneOf(Actor.class))
          .add(one.role());
      byService.computeIfAbsent(one.service(), _ -> new ArrayList<>()).add(one);
    }
  }

  /** Those who have a role for a service, in the order of the arrangement. */
  public List<String> having(Actor role, String service) {
    return byService.getOrDefault(service, List.of()).stream()
        .filter(one -> one.role() == role)
        .map(Roles.Holding::organisation)
        .distinct()
        .toList();
  }

  public Set<Actor> of(String organisation, String service) {
    return roles.getOrDefault(new Place(organisation, service), Set.of());
  }

  public boolean has(String organisation, String service, Actor role) {
    return of(organisation, service).contains(role);
  }

  /** Whether the roles of one make it supply the other something for a service. */
  public boolean supplies(String one, String other, String service) {
    Set<Actor> roles = of(one, service);
    return (has(other, service, Actor.CUSTOMER)
            && (roles.contains(Actor.PROVIDER) || roles.stream().anyMatch(AGENTS::contains)))
        || (has(other, service, Actor.PROVIDER) && roles.stream().anyMatch(Partnership::partner));
  }
}
