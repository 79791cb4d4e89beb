/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.fault.Text;
import java.util.List;
import java.util.Set;

/**
 * Something that went wrong: a typical event (T/CCIA 004-2024, annex B), or a requirement that was
 * not met.
 *
 * @param roles whose responsibility it is
 * @param parts which of those who have a role: those that show one of these, or {@code shown}
 * @param shown those that do one of these; with neither, all
 * @param clauses the requirements that were not met
 */
public record Event(
    String id,
    Text title,
    ClauseLayer layer,
    List<Actor> roles,
    Set<ProviderPart> parts,
    Set<String> shown,
    List<String> clauses) {
  public Event {
    roles = List.copyOf(roles);
    parts = Set.copyOf(parts);
    shown = Set.copyOf(shown);
    clauses = List.copyOf(clauses);
  }

  /** The event under another id. */
  public Event named(String other) {
    return new Event(other, title, layer, roles, parts, shown, clauses);
  }
}
