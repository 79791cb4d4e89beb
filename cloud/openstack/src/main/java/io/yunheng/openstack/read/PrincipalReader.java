/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.estate.Coverage;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Grant;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Principal;
import io.yunheng.openstack.ServiceKind;
import io.yunheng.openstack.session.Api;
import io.yunheng.openstack.session.PagedList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads users, groups and role assignments from Keystone. */
public final class PrincipalReader {
  private static final String SERVICE_ROLE = "service";
  private static final Set<String> PRIVILEGED = Set.of("admin", "cloud_admin", "reselleradmin");

  private final CollectedRecords found;
  private final Api identity;
  private final Map<String, String> domains = new HashMap<>();

  public PrincipalReader(CollectionContext ground) throws InterruptedException {
    this.found = ground.found();
    this.identity = ground.api(ServiceKind.IDENTITY);
  }

  public void read() throws InterruptedException {
    for (JsonNode node : identity.list("/domains", "domains", "identity:list_domains").items()) {
      domains.put(node.path("id").asString(""), node.path("name").asString(""));
    }
    PagedList assignments =
        identity.list(
            "/role_assignments?include_names=true",
            "role_assignments",
            "identity:list_role_assignments");
    Set<String> machines = grants(assignments);
    PagedList users = identity.list("/users", "users", "identity:list_users");
    PagedList groups = identity.list("/groups", "groups", "identity:list_groups");
    for (JsonNode node : users.items()) {
      user(new JsonItem(node, users.origin()), assignments, machines);
    }
    for (JsonNode node : groups.items()) {
      group(new JsonItem(node, groups.origin()));
    }
    found.cover(
        Kind.PRINCIPAL,
        Coverage.WHOLE,
        users.gap().or(groups::gap),
        found.count(Kind.PRINCIPAL),
        users.origin());
  }

  private void user(JsonItem user, PagedList assignments, Set<String> machines) {
    Optional<String> id = found.id(Kind.PRINCIPAL, user, "id");
    if (id.isEmpty()) {
      return;
    }
    JsonItem options = user.at("options");
    Fact<String> type;
    if (user.node().path("federated").isArray() && !user.node().path("federated").isEmpty()) {
      type = Fact.known("federated");
    } else if (machines.contains(id.get())) {
      type = Fact.known("service");
    } else {
      type = assignments.whole() ? Fact.known("user") : CollectedRecords.unknown(assignments);
    }
    found.add(
        RecordDraft.of(Principal.SHAPE, id.get(), user.origin())
            .set("name", user.text("name"))
            .set("domain", domain(user))
            .set("type", type)
            .set("enabled", user.bool("enabled"))
            .set(
                "tenant",
                user.has("default_project_id") ? user.text("default_project_id") : Fact.none())
            .set("mfa", mfa(user, options))
            .set("passwordExpires", passwordExpires(user, options))
            .set("members", Fact.none())
            .build());
  }

  private Fact<String> domain(JsonItem item) {
    return item.text("domain_id").map(id -> domains.getOrDefault(id, id));
  }

  /** Whether every way in that the user's rules allow takes at least two methods. */
  private static Fact<Boolean> mfa(JsonItem user, JsonItem options) {
    if (!options.node().isObject()) {
      return user.unknown("field-missing", "options");
    }
    JsonNode rules = options.node().path("multi_factor_auth_rules");
    boolean on =
        options.bool("multi_factor_auth_enabled").is(true) && rules.isArray() && !rules.isEmpty();
    for (JsonNode rule : rules) {
      on &= rule.isArray() && rule.size() > 1;
    }
    return Fact.known(on);
  }

  private static Fact<?> passwordExpires(JsonItem user, JsonItem options) {
    return options.bool("ignore_password_expiry").is(true)
        ? Fact.none()
        : user.time("password_expires_at");
  }

  private void group(JsonItem group) throws InterruptedException {
    Optional<String> id = found.id(Kind.PRINCIPAL, group, "id");
    if (id.isEmpty()) {
      return;
    }
    PagedList members =
        identity.list("/groups/" + id.get() + "/users", "users", "identity:list_users_in_group");
    List<String> ids = new ArrayList<>();
    members.items().forEach(node -> ids.add(node.path("id").asString("")));
    ids.sort(null);
    found.add(
        RecordDraft.of(Principal.SHAPE, id.get(), group.origin())
            .set("name", group.text("name"))
            .set("domain", domain(group))
            .set("type", Fact.known("group"))
            .set("enabled", Fact.known(true))
            .set("tenant", Fact.none())
            .set("mfa", Fact.none())
            .set("passwordExpires", Fact.none())
            .set("lastLogin", Fact.none())
            .set(
                "members",
                members.whole() ? Fact.known(List.copyOf(ids)) : CollectedRecords.unknown(members))
            .build());
  }

  /**
   * Adds the grants, and returns the users that are machine identities of the cloud's own services.
   */
  private Set<String> grants(PagedList assignments) throws InterruptedException {
    Set<String> privileged = privilegedRoles();
    Set<String> machines = new HashSet<>();
    for (JsonNode node : assignments.items()) {
      JsonItem assignment = new JsonItem(node, assignments.origin());
      JsonItem who = assignment.has("user") ? assignment.at("user") : assignment.at("group");
      Optional<String> principal = found.id(Kind.GRANT, who, "id");
      Optional<String> role = found.id(Kind.GRANT, assignment.at("role"), "id");
      if (principal.isEmpty() || role.isEmpty()) {
        continue;
      }
      Fact<String> name = assignment.at("role").text("name");
      if (name.is(SERVICE_ROLE) && assignment.has("user")) {
        machines.add(principal.get());
      }
      JsonItem scope = assignment.at("scope");
      boolean inherited = scope.has("OS-INHERIT:inherited_to");
      String kind = scope.has("project") ? "tenant" : scope.has("domain") ? "domain" : "system";
      Fact<String> target =
          switch (kind) {
            case "tenant" -> scope.at("project").text("id");
            case "domain" ->
                scope.at("domain").text("id").map(named -> domains.getOrDefault(named, named));
            default -> Fact.known("all");
          };
      String id =
          String.join(
              ":",
              principal.get(),
              role.get(),
              kind,
              target.optional().orElse("?"),
              inherited ? "inherited" : "direct");
      found.add(
          RecordDraft.of(Grant.SHAPE, id, assignment.origin())
              .set("principal", Fact.known(principal.get()))
              .set("role", name)
              .set("scopeKind", Fact.known(kind))
              .set("scope", target)
              .set("inherited", Fact.known(inherited))
              .set(
                  "privileged",
                  Fact.known(
                      privileged.contains(role.get())
                          || PRIVILEGED.contains(
                              name.optional().orElse("").toLowerCase(Locale.ROOT))))
              .build());
    }
    found.cover(
        Kind.GRANT,
        Coverage.WHOLE,
        assignments.gap(),
        found.count(Kind.GRANT),
        assignments.origin());
    return machines;
  }

  /**
   * The ids of roles that make one an administrator, directly or because they imply such a role.
   */
  private Set<String> privilegedRoles() throws InterruptedException {
    Set<String> ids = new HashSet<>();
    for (JsonNode node : identity.list("/roles", "roles", "identity:list_roles").items()) {
      if (PRIVILEGED.contains(node.path("name").asString("").toLowerCase(Locale.ROOT))) {
        ids.add(node.path("id").asString(""));
      }
    }
    PagedList inferences =
        identity.list("/role_inferences", "role_inferences", "identity:list_role_inference_rules");
    boolean grown = true;
    while (grown) {
      grown = false;
      for (JsonNode rule : inferences.items()) {
        for (JsonNode implied : rule.path("implies")) {
          if (ids.contains(implied.path("id").asString(""))) {
            grown |= ids.add(rule.path("prior_role").path("id").asString(""));
          }
        }
      }
    }
    return ids;
  }
}
