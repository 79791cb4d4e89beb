/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.duty;

import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong, deviates, or cannot be told.
 *
 * @param state {@code breach}, {@code deviation}, {@code open} or {@code justified}
 * @param organisations the ids of those it is about
 * @param parties their names
 * @param about what of the arrangement it is about, by its id; empty if it is about requirements
 * @param requirements the ids of the requirements it is about
 * @param clauses why it matters
 * @param service the id of the service, for what is about requirements; empty otherwise
 * @param bears who bears the loss, in a sentence
 */
public record Matter(
    String state,
    String stateWord,
    List<String> organisations,
    String parties,
    String text,
    String cure,
    String about,
    List<String> requirements,
    List<String> clauses,
    String service,
    Optional<String> bears) {
  public Matter {
    organisations = List.copyOf(organisations);
    requirements = List.copyOf(requirements);
    clauses = List.copyOf(clauses);
  }
}
