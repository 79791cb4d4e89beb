/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Grant;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Principal;
import io.yunheng.estate.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is somebody other than the customer in a customer's tenant. */
final class Outsiders {
  private final Estate estate;
  private final Register register;
  private final Organisations organisations;
  private final Map<String, List<String>> byDomain = new HashMap<>();

  /** Tells them apart in the tenants that are, or may be, customers'. */
  Outsiders(Estate estate, List<String> customers, Organisations organisations) {
    this.estate = estate;
    this.organisations = organisations;
    this.register = new Register(estate);
    for (String id : customers) {
      estate
          .find(Tenant.SHAPE, id)
          .flatMap(tenant -> tenant.domain().optional())
          .ifPresent(domain -> byDomain.computeIfAbsent(domain, _ -> new ArrayList<>()).add(id));
    }
  }

  ReachAnswer stranger(Principal principal, Grant grant, Fact<String> tenant) {
    if (principal.side() instanceof Fact.Known<String>(String side)) {
      return side.equals("customer") ? otherCustomer(principal, grant, tenant) : ReachAnswer.YES;
    }
    return stranger(principal, tenant);
  }

  ReachAnswer stranger(Principal principal, Fact<String> tenant) {
    if (principal.side() instanceof Fact.Known<String>(String side)) {
      return ReachAnswer.of(!side.equals("customer"));
    }
    if (principal.side() instanceof Fact.Unknown<String>(Gap gap) && !gap.silent()) {
      return ReachAnswer.open(gap);
    }
    if (principal.tenant() instanceof Fact.Known<String>(String home)
        && tenant instanceof Fact.Known<String>(String there)) {
      return ReachAnswer.of(!home.isEmpty() && !home.equals(there));
    }
    return ReachAnswer.of(principal.type(), type -> type.equals("service"))
        .or(otherDomain(principal, tenant));
  }

  /**
   * Whether somebody without a tenant of his own is of another domain than a tenant. One of the
   * same domain belongs to the tenant where no other customer is in that domain.
   */
  private ReachAnswer otherDomain(Principal principal, Fact<String> tenant) {
    Optional<Tenant> there = tenant.optional().flatMap(id -> estate.find(Tenant.SHAPE, id));
    if (there.isEmpty()) {
      return ReachAnswer.NO;
    }
    if (!(principal.domain() instanceof Fact.Known<String>(String own))
        || !(there.get().domain() instanceof Fact.Known<String>(String theirs))) {
      return ReachAnswer.open(register.missing(Kind.PRINCIPAL, principal.id() + " side"));
    }
    if (!own.equals(theirs)) {
      return ReachAnswer.YES;
    }
    boolean shared =
        byDomain.getOrDefault(own, List.of()).stream()
            .anyMatch(id -> !organisations.together(id, tenant));
    return shared
        ? ReachAnswer.open(register.missing(Kind.PRINCIPAL, principal.id() + " side"))
        : ReachAnswer.NO;
  }

  /**
   * Whether somebody on a customer's side is another customer's. A grant on the tenant itself or on
   * the domain is taken for the customer's own unless he is at home with another organisation; one
   * that reaches further is not.
   */
  private ReachAnswer otherCustomer(Principal principal, Grant grant, Fact<String> tenant) {
    if (grant.scope().equals(tenant) || grant.scopeKind().is("domain")) {
      return ReachAnswer.of(
          principal
              .tenant()
              .optional()
              .filter(home -> organisations.apart(home, tenant))
              .isPresent());
    }
    return ReachAnswer.of(principal.tenant(), home -> !organisations.together(home, tenant), true);
  }

  /**
   * Whether somebody whom a list of a tenant's names is not of that customer: on a customer's side
   * he is where he is at home with the same organisation or can act in the tenant.
   */
  ReachAnswer listed(Principal principal, Fact<String> tenant, ReachAnswer acts) {
    if (!principal.side().is("customer")) {
      return stranger(principal, tenant);
    }
    Optional<String> home = principal.tenant().optional().filter(one -> !one.isEmpty());
    if (home.filter(one -> organisations.together(one, tenant)).isPresent()) {
      return ReachAnswer.NO;
    }
    return home.filter(one -> organisations.apart(one, tenant)).isPresent()
        ? ReachAnswer.YES
        : acts.not();
  }
}
