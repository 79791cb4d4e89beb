/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A theme on which the documents meet.
 *
 * @param issue where they disagree and what to do about it
 * @param readings the ids of the readings taken
 */
public record Theme(
    String id, Text title, Text issue, List<String> readings, List<Relation> relations) {
  public Theme {
    readings = List.copyOf(readings);
    relations = List.copyOf(relations);
  }

  /** The ids of all clauses it relates. */
  public List<String> clauses() {
    TreeSet<String> clauses = new TreeSet<>();
    relations.forEach(
        relation -> {
          clauses.add(relation.from());
          clauses.add(relation.to());
        });
    return new ArrayList<>(clauses);
  }
}
