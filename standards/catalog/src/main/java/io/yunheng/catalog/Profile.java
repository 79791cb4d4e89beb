/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The known facts about an engagement, used to select the requirements that apply to it; omitted
 * facts are unknown.
 *
 * @param level the protection level of the hosted system, 1 to 5
 * @param facts conditions known to hold or not to hold
 * @param roles the parties whose clauses are wanted; empty for all
 */
public record Profile(
    Optional<Industry> industry,
    Optional<Deployment> deployment,
    Optional<ServiceModel> service,
    OptionalInt level,
    Map<Condition, Boolean> facts,
    Set<Actor> roles) {
  /** Nothing is known. */
  public static final Profile ANY =
      new Profile(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Map.of(),
          Set.of());

  public Profile {
    if (level.isPresent() && (level.getAsInt() < 1 || level.getAsInt() > 5)) {
      throw new IllegalArgumentException("a protection level is 1 to 5: " + level.getAsInt());
    }
    Map<Condition, Boolean> ordered = new EnumMap<>(Condition.class);
    ordered.putAll(facts);
    facts = Collections.unmodifiableMap(ordered);
    Set<Actor> sorted = EnumSet.noneOf(Actor.class);
    sorted.addAll(roles);
    roles = Collections.unmodifiableSet(sorted);
  }

  public Profile withIndustry(Industry value) {
    return new Profile(Optional.of(value), deployment, service, level, facts, roles);
  }

  public Profile withDeployment(Deployment value) {
    return new Profile(industry, Optional.of(value), service, level, facts, roles);
  }

  public Profile withService(ServiceModel value) {
    return new Profile(industry, deployment, Optional.of(value), level, facts, roles);
  }

  public Profile withLevel(int value) {
    return new Profile(industry, deployment, service, OptionalInt.of(value), facts, roles);
  }

  public Profile withFact(Condition condition, boolean holds) {
    Map<Condition, Boolean> more = new EnumMap<>(Condition.class);
    more.putAll(facts);
    more.put(condition, holds);
    return new Profile(industry, deployment, service, level, more, roles);
  }

  public Profile withRoles(Set<Actor> values) {
    return new Profile(industry, deployment, service, level, facts, values);
  }
}
