/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseKind;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Fit;
import io.yunheng.catalog.Profile;
import io.yunheng.catalog.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What of some work on a service other work leaves out.
 *
 * @param layers those that none of the other work reaches
 * @param stages those that none of the other work reaches
 * @param clauses the further requirements, as they are cited for the service
 */
public record ScopeDifference(Set<ClauseLayer> layers, Set<Stage> stages, List<String> clauses) {
  public ScopeDifference {
    layers = Set.copyOf(layers);
    stages = Set.copyOf(stages);
    clauses = List.copyOf(clauses);
  }

  /**
   * What of work on the requirements of a service none of some other work covers.
   *
   * @param within the work that it is part of; with none, it is as it says
   */
  public static ScopeDifference of(
      Catalog catalog,
      Profile service,
      WorkScope work,
      Collection<WorkScope> within,
      Collection<WorkScope> others) {
    Set<ClauseLayer> layers = EnumSet.noneOf(ClauseLayer.class);
    Set<Stage> stages = EnumSet.noneOf(Stage.class);
    List<String> clauses = new ArrayList<>();
    for (Clause clause : catalog.clauses()) {
      boolean named = clause.traces().stream().anyMatch(work.clauses()::contains);
      if (clause.kind() == ClauseKind.APPLICABILITY
          || (!named && catalog.fit(clause, service) == Fit.EXCLUDED)
          || !work.covers(clause)
          || (!within.isEmpty() && within.stream().noneMatch(one -> one.covers(clause)))
          || others.stream().anyMatch(one -> one.covers(clause))) {
        continue;
      }
      boolean layer =
          work.clauses().isEmpty() && others.stream().noneMatch(one -> one.reaches(clause.layer()));
      boolean stage =
          work.clauses().isEmpty()
              && clause.stage() != Stage.ALL
              && others.stream().noneMatch(one -> one.reaches(clause.stage()));
      if (layer) {
        layers.add(clause.layer());
      } else if (stage) {
        stages.add(clause.stage());
      } else {
        clauses.add(catalog.cited(clause, service));
      }
    }
    return new ScopeDifference(layers, stages, clauses);
  }

  /** Whether nothing is left out. */
  public boolean isEmpty() {
    return layers.isEmpty() && stages.isEmpty() && clauses.isEmpty();
  }
}
