/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.arrangement;

import io.yunheng.catalog.standards.ClauseLayer;
import io.yunheng.catalog.standards.Stage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Implementation work handed on; the responsibility for it stays where it was.
 *
 * @param clauses the duties whose work is handed on; with none, all those of the layers and stages
 * @param layers none for every layer
 * @param stages none for every stage
 * @param agreement the id of the agreement it stands on
 * @param justification why it deviates from what should be in principle, as recorded
 */
public record Delegation(
    String id,
    String service,
    String from,
    String to,
    List<String> clauses,
    Set<ClauseLayer> layers,
    Set<Stage> stages,
    Optional<String> agreement,
    Optional<LocalDate> since,
    Optional<String> justification,
    int line)
    implements Subject {
  public Delegation {
    clauses = List.copyOf(clauses);
    layers = Set.copyOf(layers);
    stages = Set.copyOf(stages);
  }

  @Override
  public List<String> parties() {
    return List.of(from, to);
  }

  @Override
  public String kind() {
    return "delegation";
  }
}
