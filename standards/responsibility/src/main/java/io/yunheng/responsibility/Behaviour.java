/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Text;
import io.yunheng.responsibility.role.RoleFamily;
import java.util.List;

/**
 * A way of acting by which roles are known.
 *
 * @param counterparts what whom it is done with or for does in return, one of these; empty if it is
 *     not told
 * @param clauses where the documents speak of it
 */
public record Behaviour(
    String id, Text title, RoleFamily family, List<String> counterparts, List<String> clauses) {
  public Behaviour {
    counterparts = List.copyOf(counterparts);
    clauses = List.copyOf(clauses);
  }
}
