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
 * @param answered what others do toward it that answers it
 * @param asks what has to be known
 * @param settles the behaviours that would settle it
 */
public record OpenQuestion(
    String id,
    Actor role,
    Set<String> all,
    Set<String> none,
    Set<String> answered,
    Text asks,
    List<String> settles) {
  public OpenQuestion {
    all = Set.copyOf(all);
    none = Set.copyOf(none);
    answered = Set.copyOf(answered);
    settles = List.copyOf(settles);
  }

  /**
   * Whether it arises.
   *
   * @param shown what the organisation does
   * @param toward what others do toward it
   */
  public boolean arises(Set<String> shown, Set<String> toward) {
    return shown.containsAll(all)
        && none.stream().noneMatch(shown::contains)
        && answered.stream().noneMatch(toward::contains);
  }
}
