/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Tenant;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.Account;
import io.yunheng.openstack.CloudSession;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.PagedList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Goes to each tenant with a session of its own, for what a service only shows to the tenant
 * itself. Only tenants that Keystone says the account may enter are entered, so that no login is
 * refused.
 */
final class TenantVisits {
  /** Reads one tenant. */
  interface Visit {
    Seen visit(CloudSession session, String tenant) throws InterruptedException;
  }

  /** What came of a visit. */
  record Seen(Optional<Gap> gap, long count, Origin origin) {}

  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Map<String, CloudSession> sessions = new HashMap<>();
  private Optional<Set<String>> open = Optional.empty();

  TenantVisits(CollectionContext ground) {
    this.ground = ground;
    this.found = ground.found();
  }

  /**
   * Visits every known tenant and covers the kind tenant by tenant, and as a whole if every tenant
   * was complete.
   *
   * @param kind what is read
   * @param first is tried before a session of the tenant's own is; returns empty if that is of no
   *     use
   */
  void all(Kind kind, ServiceKind service, Visit first, Visit own) throws InterruptedException {
    if (!ground.session().token().catalog().offers(service.types())) {
      ground.absent(service).ifPresent(gap -> found.miss(kind, gap));
      return;
    }
    Map<String, Seen> seen = new TreeMap<>();
    for (Tenant tenant : found.all(Tenant.SHAPE)) {
      seen.put(tenant.id(), visit(tenant.id(), first, own));
    }
    Optional<String> project = ground.session().token().project();
    if (project.isPresent() && !seen.containsKey(project.get())) {
      seen.put(project.get(), visit(project.get(), first, own));
    }
    seen.forEach((tenant, s) -> found.cover(kind, tenant, s.gap(), s.count(), s.origin()));
    whole(kind, seen);
  }

  private Seen visit(String tenant, Visit first, Visit own) throws InterruptedException {
    CloudSession session = ground.session();
    if (session.token().project().filter(tenant::equals).isPresent()) {
      return own.visit(session, tenant);
    }
    Seen tried = first.visit(session, tenant);
    if (tried.gap().filter(CollectionContext::denied).isEmpty()) {
      return tried;
    }
    Optional<CloudSession> entered = entered(tenant);
    return entered.isPresent() ? own.visit(entered.get(), tenant) : tried;
  }

  /** A session of the tenant's own; empty if the account may not enter it. */
  Optional<CloudSession> entered(String tenant) throws InterruptedException {
    if (!open().contains(tenant)) {
      return Optional.empty();
    }
    Optional<CloudSession> entered = Optional.ofNullable(sessions.get(tenant));
    if (entered.isEmpty()) {
      entered = ground.session().forProject(tenant);
      entered.ifPresent(s -> sessions.put(tenant, s));
    }
    return entered;
  }

  /** The tenants that the account may enter. */
  private Set<String> open() throws InterruptedException {
    if (open.isEmpty()) {
      Set<String> ids = new HashSet<>();
      boolean fixed = ground.session().config().account() instanceof Account.ApplicationCredential;
      if (!fixed) {
        PagedList projects =
            ground
                .api(ServiceKind.IDENTITY)
                .list("/auth/projects", "projects", "identity:get_auth_projects");
        for (JsonNode node : projects.items()) {
          ids.add(node.path("id").asString(""));
        }
      }
      open = Optional.of(ids);
    }
    return open.get();
  }

  private void whole(Kind kind, Map<String, Seen> seen) {
    Optional<Gap> gap =
        found
            .failure(Kind.TENANT)
            .map(CollectedRecords::gap)
            .or(() -> seen.values().stream().flatMap(s -> s.gap().stream()).findFirst());
    boolean some = seen.values().stream().anyMatch(s -> s.gap().isEmpty());
    if (!ground.platform()) {
      gap = found.beyond(Kind.TENANT);
      some = false;
    }
    Origin origin =
        seen.values().stream().findFirst().map(Seen::origin).orElseGet(ground::tokenOrigin);
    boolean partly = some;
    found.cover(
        kind,
        Coverage.WHOLE,
        gap.map(g -> partly ? new Gap(Understanding.PARTIAL, g.reason(), g.need(), g.origin()) : g),
        ground.platform() ? found.count(kind) : 0,
        origin);
  }
}
