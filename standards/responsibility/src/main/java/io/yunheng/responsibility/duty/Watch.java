/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.Text;
import java.util.List;

/**
 * Who watches over the duties of a role.
 *
 * @param by the roles that supervise
 * @param tell the roles that are told
 */
public record Watch(
    Actor role, List<Actor> by, List<Actor> tell, List<String> clauses, Text because) {
  public Watch {
    by = List.copyOf(by);
    tell = List.copyOf(tell);
    clauses = List.copyOf(clauses);
  }
}
