/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.fault.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something that went wrong: a typical event (T/CCIA 004-2024, annex B), or a requirement that was
 * not met.
 *
 * @param roles whose responsibility it is
 * @param part which of joint providers: the one that shows this
 * @param shown which of those who have a role: the one that does one of these; empty for all
 * @param clauses the requirements that were not met
 */
public record Event(
    String id,
    Text title,
    ClauseLayer layer,
    List<Actor> roles,
    Optional<ProviderPart> part,
    Set<String> shown,
    List<String> clauses) {
  public Event {
    roles = List.copyOf(roles);
    shown = Set.copyOf(shown);
    clauses = List.copyOf(clauses);
  }
}
