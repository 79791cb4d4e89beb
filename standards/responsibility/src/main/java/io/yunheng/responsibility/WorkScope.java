/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Stage;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Which work on a service.
 *
 * @param clauses the duties it is work on; with none, all those of the layers and stages
 * @param layers none for every layer
 * @param stages none for every stage, as is {@link Stage#ALL}
 */
public record WorkScope(List<String> clauses, Set<ClauseLayer> layers, Set<Stage> stages) {
  /** All work on a service. */
  public static final WorkScope EVERYTHING = new WorkScope(List.of(), Set.of(), Set.of());

  public WorkScope {
    clauses = List.copyOf(clauses);
    layers = Set.copyOf(layers);
    stages = Set.copyOf(stages);
  }

  public boolean everything() {
    return clauses.isEmpty() && layers.isEmpty() && everyStage();
  }

  /** Whether work on a requirement is part of it. */
  public boolean covers(Clause clause) {
    return (clauses.isEmpty()
            || clauses.contains(clause.id())
            || clause.traces().stream().anyMatch(clauses::contains))
        && reaches(clause.layer())
        && (clause.stage() == Stage.ALL ? reachesThroughout(clause) : reaches(clause.stage()));
  }

  /** Work of one stage is no part of managing all stages, unless it is said. */
  private boolean reachesThroughout(Clause clause) {
    return clause.layer() != ClauseLayer.MANAGEMENT
        || everyStage()
        || !clauses.isEmpty()
        || layers.contains(ClauseLayer.MANAGEMENT);
  }

  public boolean reaches(ClauseLayer layer) {
    return layers.isEmpty() || layers.contains(layer);
  }

  /** Whether it goes as far as a stage; {@link Stage#ALL} is all of them. */
  public boolean reaches(Stage stage) {
    return everyStage() || stages.contains(stage);
  }

  /** Whether some of the work may be part of the other too. */
  public boolean meets(WorkScope other) {
    return overlap(clauses, other.clauses)
        && overlap(layers, other.layers)
        && (everyStage() || other.everyStage() || overlap(stages, other.stages));
  }

  private boolean everyStage() {
    return stages.isEmpty() || stages.contains(Stage.ALL);
  }

  private static boolean overlap(Collection<?> some, Collection<?> others) {
    return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
  }
}
