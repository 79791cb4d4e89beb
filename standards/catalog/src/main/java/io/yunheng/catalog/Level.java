/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.catalog.mlps.Alternative;
import io.yunheng.fault.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One level of a scale.
 *
 * @param condition when it holds, for people
 * @param rule when it holds: one of these alternatives does; an alternative without values always
 *     holds
 */
public record Level(Text condition, List<Alternative> rule) {
  public Level {
    rule = List.copyOf(rule);
  }

  /** The aspects that the rule asks for. */
  public Set<String> aspects() {
    return rule.stream()
        .flatMap(alternative -> alternative.values().keySet().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
