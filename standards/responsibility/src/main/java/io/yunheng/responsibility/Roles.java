/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Fit;
import io.yunheng.catalog.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The roles of the parties of an arrangement, open questions, and contradictions.
 *
 * @param holdings in the order of services, organisations and roles
 * @param uncovered which of a provider's five things nobody does, by service
 */
public record Roles(
    List<Holding> holdings,
    List<Open> open,
    List<Contradiction> contradictions,
    List<Uncovered> uncovered) {
  public Roles {
    holdings = List.copyOf(holdings);
    open = List.copyOf(open);
    contradictions = List.copyOf(contradictions);
    uncovered = List.copyOf(uncovered);
  }

  /**
   * A role that an organisation has for a service.
   *
   * @param joint whether others are providers of the service too
   */
  public record Holding(
      String organisation, String service, Actor role, boolean joint, List<Reason> reasons) {
    public Holding {
      reasons = List.copyOf(reasons);
    }
  }

  /** A rule that gave a role, and the acts it stood on. */
  public record Reason(RoleRule rule, List<Act> acts) {
    public Reason {
      acts = List.copyOf(acts);
    }

    private Reason applicable(Catalog catalog, Profile profile) {
      List<String> clauses =
          rule.clauses().stream()
              .filter(
                  id ->
                      catalog
                          .clause(id)
                          .map(clause -> catalog.fit(clause, profile) != Fit.EXCLUDED)
                          .orElse(true))
              .toList();
      return clauses.equals(rule.clauses()) ? this : new Reason(rule.on(clauses), acts);
    }
  }

  /** A role that cannot be told without knowing more. */
  public record Open(String organisation, String service, OpenQuestion question, List<Act> acts) {
    public Open {
      acts = List.copyOf(acts);
    }
  }

  /** How an arrangement contradicts itself. */
  public enum Clash {
    /** An act names an organisation that is not there. */
    NOBODY,
    /** An act names one organisation for something that only others are said to do. */
    OTHERS,
    /** An act names an organisation for something that nobody is said to do. */
    UNTOLD,
    /** An organisation answers to itself. */
    ITSELF
  }

  /**
   * An act that does not fit the others.
   *
   * @param named the organisation that the act names
   * @param others those that are said to do what is expected of it
   */
  public record Contradiction(Clash clash, Act act, String named, List<String> others) {
    public Contradiction {
      others = List.copyOf(others);
    }
  }

  /** One of a provider's five things that nobody does for a service. */
  public record Uncovered(String service, ProviderPart part) {}

  /** The roles where reasons stand only on clauses that may apply to the service. */
  Roles applicable(Arrangement arrangement, Catalog catalog) {
    Map<String, Profile> profiles = new HashMap<>();
    arrangement.services().forEach(one -> profiles.put(one.id(), one.profile()));
    List<Holding> standing =
        holdings.stream()
            .map(
                one ->
                    new Holding(
                        one.organisation(),
                        one.service(),
                        one.role(),
                        one.joint(),
                        one.reasons().stream()
                            .map(
                                reason ->
                                    reason.applicable(
                                        catalog, profiles.getOrDefault(one.service(), Profile.ANY)))
                            .toList()))
            .toList();
    return new Roles(standing, open, contradictions, uncovered);
  }

  /** The roles of an organisation for a service. */
  public List<Holding> of(String organisation, String service) {
    return holdings.stream()
        .filter(one -> one.organisation().equals(organisation) && one.service().equals(service))
        .toList();
  }
}
