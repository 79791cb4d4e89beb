/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Tenant;
import io.yunheng.estate.Understanding;
import io.yunheng.openstack.LoginScope;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.PagedList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads tenants from Keystone's projects; whoever may list them all is taken to look with the
 * platform's eyes.
 */
public final class TenantReader {
  private final CollectionContext ground;
  private final CollectedRecords found;
  private final Api identity;

  public TenantReader(CollectionContext ground) throws InterruptedException {
    this.ground = ground;
    this.found = ground.found();
    this.identity = ground.api(ServiceKind.IDENTITY);
  }

  public void read() throws InterruptedException {
    PagedList projects = identity.list("/projects", "projects", "identity:list_projects");
    boolean whole =
        projects.gap().filter(CollectionContext::denied).isEmpty()
            && !(ground.session().config().scope() instanceof LoginScope.Domain);
    if (whole) {
      ground.seesPlatform();
      add(projects, domains());
      found.cover(
          Kind.TENANT, Coverage.WHOLE, projects.gap(), found.count(Kind.TENANT), projects.origin());
      return;
    }
    PagedList own = identity.list("/auth/projects", "projects", "identity:get_auth_projects");
    Optional<String> scope = ground.session().token().project();
    Map<String, String> domains = domains();
    for (JsonNode node : own.items()) {
      if (scope.filter(node.path("id").asString("")::equals).isPresent()) {
        add(new JsonItem(node, own.origin()), domains);
      }
    }
    Gap beyond = projects.gap().orElse(scopeGap(projects));
    Visibility sight = ground.narrowed(beyond);
    found.cover(Kind.TENANT, sight, own);
  }

  private Gap scopeGap(PagedList projects) {
    return new Gap(
        Understanding.DENIED, "domain-scope", "identity:list_projects", projects.origin());
  }

  /** The names of domains by id, as far as they may be read. */
  private Map<String, String> domains() throws InterruptedException {
    Map<String, String> names = new HashMap<>();
    for (JsonNode node : identity.list("/domains", "domains", "identity:list_domains").items()) {
      names.put(node.path("id").asString(""), node.path("name").asString(""));
    }
    return names;
  }

  private void add(PagedList projects, Map<String, String> domains) {
    for (JsonNode node : projects.items()) {
      add(new JsonItem(node, projects.origin()), domains);
    }
  }

  private void add(JsonItem project, Map<String, String> domains) {
    Optional<String> id = found.id(Kind.TENANT, project, "id");
    if (id.isEmpty() || project.bool("is_domain").is(true)) {
      return;
    }
    Fact<String> domain = project.text("domain_id");
    Fact<String> parent = project.text("parent_id");
    found.add(
        RecordDraft.of(Tenant.SHAPE, id.get(), project.origin())
            .set("name", project.text("name"))
            .set("domain", domain.map(d -> domains.getOrDefault(d, d)))
            .set("enabled", project.bool("enabled"))
            .set("parent", parent.equals(domain) ? Fact.none() : parent)
            .set("tags", project.texts("tags"))
            .build());
  }
}
