/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Grant;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Principal;
import io.yunheng.estate.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who can act in which tenant: grants with the members of groups, with what tenants inherit from
 * their domain and from the tenants above them, and with the scope of the whole system.
 *
 * <p>Whether an administrator of one tenant is one of all tenants is for the policy of the cloud to
 * say, which no API tells; it is open.
 */
final class EffectiveAccess {
  /** The reason of the gap of a cloud whose policy is not known. */
  static final String POLICY_UNKNOWN = "policy-unknown";

  private final Estate estate;
  private final Register register;
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<String, List<Grant>> byHolder = new HashMap<>();
  private final Set<String> machines = new HashSet<>();
  private ReachAnswer unread = ReachAnswer.NO;

  EffectiveAccess(Evidence evidence) {
    this.estate = evidence.current();
    this.register = Register.of(evidence);
    for (Principal principal : estate.all(Principal.SHAPE)) {
      if (principal.type().is("service")) {
        machines.add(principal.id());
      }
      for (String member : principal.members().optional().orElse(List.of())) {
        groups.computeIfAbsent(member, _ -> new LinkedHashSet<>()).add(principal.id());
      }
    }
    for (Grant grant : estate.all(Grant.SHAPE)) {
      holders(grant)
          .forEach(holder -> byHolder.computeIfAbsent(holder, _ -> new ArrayList<>()).add(grant));
      unread =
          unread
              .or(ReachAnswer.of(grant.principal(), _ -> false))
              .or(ReachAnswer.of(grant.scope(), _ -> false))
              .or(ReachAnswer.of(grant.scopeKind(), _ -> false))
              .or(members(grant));
    }
    unread = unread.or(register.more(Kind.GRANT));
  }

  /** Open if a group's members are not known; no otherwise. */
  private ReachAnswer members(Grant grant) {
    return grant
        .principal()
        .optional()
        .flatMap(id -> estate.find(Principal.SHAPE, id))
        .filter(principal -> principal.type().is("group"))
        .map(group -> ReachAnswer.of(group.members(), _ -> false))
        .orElse(ReachAnswer.NO);
  }

  /** Open if there may be grants, or holders of them, that were not seen; no otherwise. */
  ReachAnswer unread() {
    return unread;
  }

  /** The grants that a principal holds, itself or through its groups. */
  List<Grant> grants(String principal) {
    return byHolder.getOrDefault(principal, List.of());
  }

  /** Whether it is a machine identity of the cloud's own services. */
  boolean machine(String principal) {
    return machines.contains(principal);
  }

  /** The ids of those who hold a grant: the one whom it names, or the members of that group. */
  List<String> holders(Grant grant) {
    Optional<String> named = grant.principal().optional();
    Optional<List<String>> members =
        named
            .flatMap(id -> estate.find(Principal.SHAPE, id))
            .flatMap(principal -> principal.members().optional())
            .filter(all -> !all.isEmpty());
    return members.orElseGet(() -> named.stream().toList());
  }

  /** What a principal is called: its id and name, and those of the groups that it is in. */
  Set<String> names(String principal) {
    Set<String> names = new LinkedHashSet<>();
    List<String> ids = new ArrayList<>(List.of(principal));
    ids.addAll(groups.getOrDefault(principal, Set.of()));
    for (String id : ids) {
      names.add(id);
      estate
          .find(Principal.SHAPE, id)
          .flatMap(one -> one.name().optional())
          .filter(name -> !name.isEmpty())
          .ifPresent(names::add);
    }
    return names;
  }

  /** What people call a principal. */
  String title(String principal) {
    return estate
        .find(Principal.SHAPE, principal)
        .flatMap(one -> one.name().optional())
        .filter(name -> !name.isEmpty())
        .orElse(principal);
  }

  /** What people call the holder of a grant, and the group through which he holds it. */
  String title(Grant grant, String holder) {
    return grant
        .principal()
        .optional()
        .filter(through -> !through.equals(holder))
        .map(through -> title(holder) + " (" + title(through) + ")")
        .orElseGet(() -> title(holder));
  }

  /** Those who can act in a tenant by their grants, without machine identities of the cloud. */
  Map<String, ReachAnswer> people(String tenant) {
    Map<String, ReachAnswer> people = new TreeMap<>();
    for (Grant grant : estate.all(Grant.SHAPE)) {
      ReachAnswer reached = reaches(grant, tenant);
      if (!reached.no()) {
        holders(grant).stream()
            .filter(holder -> !machine(holder))
            .forEach(holder -> people.merge(holder, reached, ReachAnswer::or));
      }
    }
    return people;
  }

  /** Whether a grant lets its holder act in a tenant, whatever the policy of the cloud says. */
  ReachAnswer reaches(Grant grant, String tenant) {
    return switch (grant.scopeKind()) {
      case Fact.Known<String>(String kind) when kind.equals("tenant") -> tenant(grant, tenant);
      case Fact.Known<String>(String kind) when kind.equals("domain") -> domain(grant, tenant);
      case Fact.Known<String> _ -> ReachAnswer.YES;
      case Fact.None<String>() -> ReachAnswer.NO;
      case Fact.Unknown<String>(var gap) -> ReachAnswer.open(gap);
    };
  }

  /** Whether a grant makes its holder an administrator, who may be one of all tenants. */
  boolean administers(Grant grant) {
    return grant.privileged().is(true);
  }

  /**
   * Why it is not known whether administrators of something are administrators of everything.
   *
   * @param who they are
   */
  Gap policyUnknown(Collection<String> who) {
    return register.gap(POLICY_UNKNOWN, "admin: " + String.join(", ", who));
  }

  /** Whether it is for what lies below its scope; one of which nobody says so is not. */
  static ReachAnswer inherited(Grant grant) {
    return grant.inherited().why().filter(Gap::silent).isPresent()
        ? ReachAnswer.NO
        : ReachAnswer.of(grant.inherited(), yes -> yes);
  }

  private ReachAnswer tenant(Grant grant, String tenant) {
    ReachAnswer below = inherited(grant).and(inside(tenant, grant.scope()));
    return inherited(grant).not().and(ReachAnswer.of(grant.scope(), tenant::equals)).or(below);
  }

  private ReachAnswer domain(Grant grant, String tenant) {
    return inherited(grant)
        .and(
            estate
                .find(Tenant.SHAPE, tenant)
                .map(
                    one ->
                        one.domain() instanceof Fact.Known<String>(String of)
                            ? ReachAnswer.of(grant.scope(), of::equals)
                            : ReachAnswer.of(one.domain(), _ -> false))
                .orElseGet(() -> register.more(Kind.TENANT)));
  }

  /** Whether a tenant lies somewhere below another. */
  private ReachAnswer inside(String tenant, Fact<String> above) {
    Set<String> seen = new HashSet<>();
    Optional<Tenant> at = estate.find(Tenant.SHAPE, tenant);
    while (at.isPresent() && seen.add(at.get().id())) {
      Fact<String> parent = at.get().parent();
      if (parent instanceof Fact.Unknown<String>(var gap) && !gap.silent()) {
        return ReachAnswer.open(gap);
      }
      ReachAnswer here =
          parent instanceof Fact.Known<String>(String id)
              ? ReachAnswer.of(above, id::equals)
              : ReachAnswer.NO;
      if (!here.no()) {
        return here;
      }
      at = parent.optional().flatMap(id -> estate.find(Tenant.SHAPE, id));
    }
    return ReachAnswer.NO;
  }
}
