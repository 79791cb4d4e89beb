/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;
import java.util.List;

/**
 * A contradiction or defect, and what was decided.
 *
 * @param reading what was decided
 * @param why the reason
 * @param alternatives what else could have been decided
 */
public record TextualReading(
    String id,
    Text title,
    List<String> clauses,
    Text problem,
    Text reading,
    Text why,
    List<Text> alternatives) {
  public TextualReading {
    clauses = List.copyOf(clauses);
    alternatives = List.copyOf(alternatives);
  }
}
