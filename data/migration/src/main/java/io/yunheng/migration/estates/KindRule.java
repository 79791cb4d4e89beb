/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import io.yunheng.estate.Kind;
import io.yunheng.migration.configuration.ConfigurationCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How resources of a kind are paired and compared.
 *
 * @param keys lists of terms, tried in this order
 * @param columns the rule of every column
 * @param orders of columns under {@link ColumnRule#STRICTER}, from weak to strict
 * @param ids kinds whose ids a text column may hold
 * @param of columns with what a resource belongs to: if that is missing, so is this
 * @param skips resources that are the platform's own affair
 * @param missing what it is called when there is none after the move
 */
public record KindRule(
    Kind kind,
    List<List<Term>> keys,
    Map<String, ColumnRule> columns,
    Map<String, List<String>> orders,
    Map<String, List<Kind>> ids,
    List<String> of,
    List<Skip> skips,
    ConfigurationCode missing) {

  /**
   * One part of a key.
   *
   * @param by empty for a column of the resource itself; otherwise the values of {@code column} of
   *     all resources that refer to it
   */
  record Term(Optional<Referrer> by, String column) {}

  /** Resources of a kind that name, in a column, what they belong to. */
  record Referrer(Kind kind, String column) {}

  /** Resources with such a value in a column are not compared. */
  record Skip(String column, List<String> begins) {}

  public KindRule {
    keys = List.copyOf(keys);
    columns = Map.copyOf(columns);
    orders = Map.copyOf(orders);
    ids = Map.copyOf(ids);
    of = List.copyOf(of);
    skips = List.copyOf(skips);
  }
}
