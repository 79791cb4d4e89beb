/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A paper or record that clauses require.
 *
 * @param makers who makes it
 * @param moment when, in words
 * @param clauses where it comes from as a whole
 * @param contents what it has to hold at least
 * @param interval by which parameter it has to be made again
 */
public record Artefact(
    String id,
    Text name,
    List<Actor> makers,
    List<Stage> stages,
    Text moment,
    List<String> clauses,
    List<Content> contents,
    Optional<Interval> interval) {
  public Artefact {
    makers = List.copyOf(makers);
    stages = List.copyOf(stages);
    clauses = List.copyOf(clauses);
    contents = List.copyOf(contents);
  }

  /** The clauses it comes from as a whole or by one of its contents. */
  public List<String> allClauses() {
    LinkedHashSet<String> all = new LinkedHashSet<>(clauses);
    contents.forEach(content -> all.addAll(content.clauses()));
    return new ArrayList<>(all);
  }

  /**
   * Something it has to hold.
   *
   * @param clauses where this part comes from if not from the whole's clauses
   */
  public record Content(String id, Text name, List<String> clauses) {
    public Content {
      clauses = List.copyOf(clauses);
    }
  }

  /** A span of time that a clause sets. */
  public record Interval(String clause, String parameter) {}
}
