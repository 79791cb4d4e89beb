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
 * What somebody may do in the name of another (T/CCIA 004-2024, clause 8.2.2 b).
 *
 * @param layers none for every layer
 * @param stages none for every stage
 * @param clauses the duties it is for; none for all of the layers and stages
 * @param validTo its last day
 */
public record Authorisation(
    String id,
    String service,
    String from,
    String to,
    List<String> clauses,
    Set<ClauseLayer> layers,
    Set<Stage> stages,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    int line)
    implements Subject {
  public Authorisation {
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
    return "authorisation";
  }
}
