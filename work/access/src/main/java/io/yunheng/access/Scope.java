/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.util.Map;
import java.util.Set;

/**
 * The rows of work that somebody may see. Every query of the store for such rows takes one; the
 * rows outside it are not there for him, in lists, counts and pages alike.
 *
 * @param organisations whose cases are all in it
 * @param cases single cases that are in it as a whole
 * @param objects by case, the objects of it that are in it though the case as a whole is not
 * @param released cases of which only what was released is in it
 */
public record Scope(
    Set<RandomId> organisations,
    Set<RandomId> cases,
    Map<RandomId, Set<String>> objects,
    Set<RandomId> released) {
  /** Nothing at all. */
  public static final Scope NONE = new Scope(Set.of(), Set.of(), Map.of(), Set.of());

  public Scope {
    organisations = Set.copyOf(organisations);
    cases = Set.copyOf(cases);
    objects = Map.copyOf(objects);
    released = Set.copyOf(released);
  }

  /** Whether at least a part of a case is in it. */
  public boolean reaches(RandomId workCase, RandomId organisation) {
    return organisations.contains(organisation)
        || cases.contains(workCase)
        || objects.containsKey(workCase)
        || released.contains(workCase);
  }

  /** Whether a case is in it as a whole. */
  public boolean covers(RandomId workCase, RandomId organisation) {
    return organisations.contains(organisation) || cases.contains(workCase);
  }

  /** Whether no row can be in it. */
  public boolean isEmpty() {
    return organisations.isEmpty() && cases.isEmpty() && objects.isEmpty() && released.isEmpty();
  }
}
