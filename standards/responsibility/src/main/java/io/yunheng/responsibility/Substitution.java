/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.Text;
import java.util.List;

/** Who does the work of an unfilled role and is responsible for it. */
public record Substitution(Actor role, Actor by, List<String> clauses, Text because) {
  public Substitution {
    clauses = List.copyOf(clauses);
  }
}
