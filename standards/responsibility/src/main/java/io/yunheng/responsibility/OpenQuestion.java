/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.Text;
import java.util.List;
import java.util.Set;

/**
 * What no rule settles: an organisation shows all of {@code all} and none of {@code none}, and has
 * not the role by any rule.
 *
 * @param asks what has to be known
 * @param settles the behaviours that would settle it
 */
public record OpenQuestion(
    String id, Actor role, Set<String> all, Set<String> none, Text asks, List<String> settles) {
  public OpenQuestion {
    all = Set.copyOf(all);
    none = Set.copyOf(none);
    settles = List.copyOf(settles);
  }

  public boolean arises(Set<String> shown) {
    return shown.containsAll(all) && none.stream().noneMatch(shown::contains);
  }
}
