/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.catalog.standards.OrderedSets;
import io.yunheng.fault.Text;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where something applies; an empty part sets no limit.
 *
 * @param conditions facts that have to hold
 * @param roles the parties bound where that is fewer than the actors
 * @param when any other condition, in words
 * @param defines what a clause without a task settles, for example {@code scope} or {@code
 *     role:customer}
 */
public record Applicability(
    Set<Industry> industries,
    Set<Deployment> deployments,
    Set<ServiceModel> services,
    OptionalInt minLevel,
    OptionalInt maxLevel,
    Set<Condition> conditions,
    List<Actor> roles,
    Optional<Text> when,
    Optional<String> defines) {
  public Applicability {
    industries = OrderedSets.set(industries);
    deployments = OrderedSets.set(deployments);
    services = OrderedSets.set(services);
    conditions = OrderedSets.set(conditions);
    roles = List.copyOf(roles);
  }

  /** Whether it applies to an engagement of this profile; roles are not looked at. */
  public Fit fit(Profile profile) {
    Fit fit = within(industries, profile.industry());
    fit = fit.and(within(deployments, profile.deployment()));
    fit = fit.and(within(services, profile.service()));
    fit = fit.and(level(profile.level()));
    for (Condition condition : conditions) {
      Boolean holds = profile.facts().get(condition);
      fit = fit.and(holds == null ? Fit.CONDITIONAL : holds ? Fit.APPLIES : Fit.EXCLUDED);
    }
    return when.isPresent() ? fit.and(Fit.CONDITIONAL) : fit;
  }

  /**
   * What of an engagement has to be known to tell whether it applies: keys of a profile as a case
   * has them, such as {@code industry} or {@code facts.cii}.
   */
  public Set<String> needs(Profile profile) {
    Set<String> needs = new TreeSet<>();
    if (!industries.isEmpty() && profile.industry().isEmpty()) {
      needs.add("industry");
    }
    if (!deployments.isEmpty() && profile.deployment().isEmpty()) {
      needs.add("deployment");
    }
    if (!services.isEmpty() && profile.service().isEmpty()) {
      needs.add("model");
    }
    if ((minLevel.isPresent() || maxLevel.isPresent()) && profile.level().isEmpty()) {
      needs.add("level");
    }
    for (Condition condition : conditions) {
      if (!profile.facts().containsKey(condition)) {
        needs.add("facts." + condition.code());
      }
    }
    return needs;
  }

  private Fit level(OptionalInt level) {
    if (minLevel.isEmpty() && maxLevel.isEmpty()) {
      return Fit.APPLIES;
    }
    if (level.isEmpty()) {
      return Fit.CONDITIONAL;
    }
    boolean within =
        level.getAsInt() >= minLevel.orElse(1) && level.getAsInt() <= maxLevel.orElse(5);
    return within ? Fit.APPLIES : Fit.EXCLUDED;
  }

  private static <T> Fit within(Set<T> limit, Optional<T> known) {
    if (limit.isEmpty()) {
      return Fit.APPLIES;
    }
    return known
        .map(one -> limit.contains(one) ? Fit.APPLIES : Fit.EXCLUDED)
        .orElse(Fit.CONDITIONAL);
  }
}
