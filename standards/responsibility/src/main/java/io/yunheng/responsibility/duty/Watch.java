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
 * @param informed the roles that are told
 */
public record Watch(
    Actor role, List<Actor> by, List<Actor> informed, List<String> clauses, Text because) {
  public Watch {
    by = List.copyOf(by);
    informed = List.copyOf(informed);
    clauses = List.copyOf(clauses);
  }
}
