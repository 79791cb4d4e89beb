/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A person at the moment of a request, with what was granted to him as the store says it now;
 * nothing of it is kept beyond the request.
 *
 * @param grants in the order in which they were made
 * @param declared the cases for which he declared his independence, with the organisation of each
 */
public record AccessSubject(
    RandomId person,
    AccountKind account,
    List<RoleGrant> grants,
    Map<RandomId, RandomId> declared) {
  public AccessSubject {
    grants = List.copyOf(grants);
    declared = Map.copyOf(declared);
  }

  /**
   * The same person where no account may hold two of the three administrators: his account counts
   * as one of that which he was granted first.
   */
  public AccessSubject apart() {
    if (!account.administers() || account.roles().size() < 2) {
      return this;
    }
    return grants.stream()
        .map(RoleGrant::role)
        .filter(account::holds)
        .findFirst()
        .flatMap(first -> AccountKind.administering(Set.of(first)))
        .map(kind -> new AccessSubject(person, kind, grants, declared))
        .orElse(this);
  }

  /** The same person, had he declared his independence for a case of an organisation. */
  public AccessSubject declaring(RandomId workCase, RandomId organisation) {
    Map<RandomId, RandomId> all = new HashMap<>(declared);
    all.put(workCase, organisation);
    return new AccessSubject(person, account, grants, all);
  }
}
