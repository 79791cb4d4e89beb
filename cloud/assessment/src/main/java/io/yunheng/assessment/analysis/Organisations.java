/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Grant;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Principal;
import io.yunheng.estate.Tenant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which tenants are one organisation's, and for which of them somebody speaks. */
final class Organisations {
  private final Estate estate;
  private final Register register;
  private final Users users;
  private final Map<String, Set<String>> speakers = new HashMap<>();

  Organisations(Estate estate, Users users) {
    this.estate = estate;
    this.register = new Register(estate);
    this.users = users;
    for (Tenant tenant : estate.all(Tenant.SHAPE)) {
      speaks(tenant.id(), tenant.id());
      tenant.name().optional().ifPresent(name -> speaks(name, tenant.id()));
      of(tenant.id()).ifPresent(name -> speaks(name, tenant.id()));
    }
    Map<String, Set<String>> rights = rights();
    for (Principal principal : estate.all(Principal.SHAPE)) {
      Set<String> homes =
          principal
              .tenant()
              .optional()
              .filter(home -> !home.isEmpty())
              .map(Set::of)
              .orElseGet(
                  () ->
                      principal.side().is("customer")
                          ? rights.getOrDefault(principal.id(), Set.of())
                          : Set.of());
      for (String home : homes) {
        speaks(principal.id(), home);
        principal.name().optional().ifPresent(name -> speaks(name, home));
      }
    }
  }

  /** The tenants in which a principal has a role of its own. */
  private Map<String, Set<String>> rights() {
    Map<String, Set<String>> rights = new HashMap<>();
    for (Grant grant : estate.all(Grant.SHAPE)) {
      if (grant.scopeKind().is("tenant")) {
        for (String principal : grant.principal().optional().stream().toList()) {
          grant
              .scope()
              .optional()
              .ifPresent(
                  tenant -> rights.computeIfAbsent(principal, _ -> new TreeSet<>()).add(tenant));
        }
      }
    }
    return rights;
  }

  private void speaks(String name, String tenant) {
    if (!name.isBlank()) {
      speakers.computeIfAbsent(name, _ -> new TreeSet<>()).add(tenant);
    }
  }

  /** Whether two tenants are the same, or known to be one organisation's. */
  boolean together(String one, String other) {
    Optional<String> name = of(one);
    return one.equals(other) || (name.isPresent() && name.equals(of(other)));
  }

  /** Whether two tenants are known to be different organisations'. */
  boolean apart(String one, String other) {
    Optional<String> name = of(one);
    Optional<String> others = of(other);
    return name.isPresent() && others.isPresent() && !name.equals(others);
  }

  /** As {@link #together(String, String)}; not where it is not known whose something is. */
  boolean together(String one, Fact<String> other) {
    return other.optional().filter(id -> together(one, id)).isPresent();
  }

  /** As {@link #apart(String, String)}. */
  boolean apart(String one, Fact<String> other) {
    return other.optional().filter(id -> apart(one, id)).isPresent();
  }

  /**
   * Whether somebody may speak for the organisation of a customer's tenant. A tenant, an
   * organisation or a person that the registers know speaks for its own; whoever they do not know
   * may.
   */
  ReachAnswer speaks(Fact<String> somebody, String tenant) {
    Set<String> own =
        somebody.optional().map(name -> speakers.getOrDefault(name, Set.of())).orElse(Set.of());
    if (own.isEmpty() || own.stream().anyMatch(one -> together(one, tenant))) {
      return ReachAnswer.YES;
    }
    boolean others = own.stream().allMatch(one -> apart(one, tenant) || users.customer(one).no());
    return others
        ? ReachAnswer.NO
        : ReachAnswer.open(register.missing(Kind.TENANT, tenant + " organisation"));
  }

  /** Whether somebody is told to be of a tenant's organisation. */
  boolean told(Fact<String> somebody, String tenant) {
    return somebody.optional().map(name -> speakers.getOrDefault(name, Set.of())).stream()
        .flatMap(Set::stream)
        .anyMatch(one -> together(one, tenant));
  }

  private Optional<String> of(String tenant) {
    return estate
        .find(Tenant.SHAPE, tenant)
        .flatMap(one -> one.organisation().optional())
        .filter(name -> !name.isEmpty());
  }
}
