/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseKind;
import io.yunheng.catalog.Fit;
import io.yunheng.catalog.Profile;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.WorkScope;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** On which requirements of a service work is, by their numbers in the catalog. */
public final class WorkExtent {
  private record Work(WorkScope scope, String service) {}

  private final Catalog catalog;
  private final Map<Work, BitSet> covered = new HashMap<>();
  private final Map<String, BitSet> provided = new HashMap<>();
  private final Map<String, Profile> profiles = new HashMap<>();

  public WorkExtent(Arrangement arrangement, Catalog catalog) {
    this.catalog = catalog;
    for (CloudService one : arrangement.services()) {
      profiles.put(one.id(), one.profile());
    }
  }

  /** The requirements that work is on. */
  BitSet covered(WorkScope scope, String service) {
    return covered.computeIfAbsent(
        new Work(scope, service), work -> those(service, work.scope()::covers));
  }

  /** The requirements that bind the provider of a service. */
  BitSet provided(String service) {
    return provided.computeIfAbsent(
        service, _ -> those(service, clause -> clause.bound().contains(Actor.PROVIDER)));
  }

  private BitSet those(String service, Predicate<Clause> wanted) {
    BitSet found = new BitSet();
    Profile profile = profiles.getOrDefault(service, Profile.ANY);
    int number = 0;
    for (Clause clause : catalog.clauses()) {
      if (clause.kind() != ClauseKind.APPLICABILITY
          && wanted.test(clause)
          && catalog.fit(clause, profile) != Fit.EXCLUDED) {
        found.set(number);
      }
      number++;
    }
    return found;
  }
}
