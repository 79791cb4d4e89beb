/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A record on its way in: one fact per column of the kind, in column order.
 *
 * <p>Columns that were not set are unknown with the gap given to the constructor. Not thread-safe.
 */
public final class Row {
  private final String id;
  private final Origin origin;
  private final Fact<?>[] facts;

  /** A row of {@code columns} columns that are all unknown for the reason given until set. */
  public Row(String id, Origin origin, int columns, Gap unset) {
    this.id = id;
    this.origin = origin;
    this.facts = new Fact<?>[columns];
    Arrays.fill(facts, Fact.unknown(unset));
  }

  private Row(String id, Origin origin, Fact<?>[] facts) {
    this.id = id;
    this.origin = origin;
    this.facts = facts;
  }

  /**
   * A row with all its facts, which it takes over without copying: the caller may use the array
   * again only when the row is built.
   */
  public static Row of(String id, Origin origin, Fact<?>[] facts) {
    return new Row(id, origin, facts);
  }

  public String id() {
    return id;
  }

  public Origin origin() {
    return origin;
  }

  /** Sets a column; the fact's value must be of the column's Java type. */
  public Row set(int column, Fact<?> fact) {
    facts[column] = fact;
    return this;
  }

  @SuppressWarnings("unchecked")
  Fact<String> text(int column) {
    return (Fact<String>) facts[column];
  }

  @SuppressWarnings("unchecked")
  Fact<Boolean> bool(int column) {
    return (Fact<Boolean>) facts[column];
  }

  @SuppressWarnings("unchecked")
  Fact<Long> number(int column) {
    return (Fact<Long>) facts[column];
  }

  @SuppressWarnings("unchecked")
  Fact<Instant> time(int column) {
    return (Fact<Instant>) facts[column];
  }

  @SuppressWarnings("unchecked")
  Fact<List<String>> texts(int column) {
    return (Fact<List<String>>) facts[column];
  }
}
