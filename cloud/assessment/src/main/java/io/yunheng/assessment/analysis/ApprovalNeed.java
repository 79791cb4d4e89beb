/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that needs somebody's approval.
 *
 * @param types the types of approval that are for it
 * @param persons what those who do it are called: ids and names, their own and of their groups;
 *     empty if nobody in particular does it
 * @param targets what that to which it is done is called: ids and names
 * @param tenants whose that is, or with whom it is shared; empty if it is nobody's in particular
 * @param owner whose it is, who has to approve it; empty if it is nobody's or not known
 * @param whose why it is not known whose it is; empty if it is
 * @param at when
 */
record ApprovalNeed(
    Set<String> types,
    Set<String> persons,
    Set<String> targets,
    Set<String> tenants,
    Optional<String> owner,
    Optional<Gap> whose,
    Instant at) {
  ApprovalNeed {
    types = Set.copyOf(types);
    persons = Set.copyOf(persons);
    targets = Set.copyOf(targets);
    tenants = Set.copyOf(tenants);
  }

  /** Something done to, or true of, a tenant's resources, whoever does it. */
  static ApprovalNeed on(
      Set<String> types, Collection<String> targets, Fact<String> tenant, Instant at) {
    return new ApprovalNeed(
        types,
        Set.of(),
        Set.copyOf(targets),
        Set.copyOf(tenant.optional().stream().toList()),
        tenant.optional(),
        tenant.why(),
        at);
  }

  /** Something that somebody does to nobody's resource in particular. */
  static ApprovalNeed of(Set<String> types, Collection<String> persons, Instant at) {
    return new ApprovalNeed(
        types, Set.copyOf(persons), Set.of(), Set.of(), Optional.empty(), Optional.empty(), at);
  }

  /** The same by somebody. */
  ApprovalNeed by(Collection<String> whoever) {
    return new ApprovalNeed(types, Set.copyOf(whoever), targets, tenants, owner, whose, at);
  }

  /** The same, which others share in. */
  ApprovalNeed with(Collection<String> others) {
    Set<String> all = new HashSet<>(tenants);
    all.addAll(others);
    return new ApprovalNeed(types, persons, targets, all, owner, whose, at);
  }

  /** What a resource is called. */
  static List<String> names(Resource resource, Fact<String> name) {
    List<String> names = new ArrayList<>(List.of(resource.id()));
    name.optional().filter(one -> !one.isEmpty()).ifPresent(names::add);
    return names;
  }
}
