/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When an organisation has a role for a service: it shows all of {@code all}, one of {@code any}
 * unless that is empty, and none of {@code none}; and if {@code given} is there it has that role by
 * another rule already.
 *
 * @param part which of a provider's five things it shows
 */
public record RoleRule(
    String id,
    Actor role,
    Set<String> all,
    Set<String> any,
    Set<String> none,
    Optional<Actor> given,
    Optional<ProviderPart> part,
    Text because,
    List<String> clauses) {
  public RoleRule {
    all = Set.copyOf(all);
    any = Set.copyOf(any);
    none = Set.copyOf(none);
    clauses = List.copyOf(clauses);
  }

  /** The rule standing on other clauses, those that apply to a service. */
  public RoleRule on(List<String> applicable) {
    return new RoleRule(id, role, all, any, none, given, part, because, applicable);
  }

  public boolean fits(Set<String> shown) {
    return shown.containsAll(all)
        && (any.isEmpty() || any.stream().anyMatch(shown::contains))
        && none.stream().noneMatch(shown::contains);
  }
}
