/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

/** The type of a column: what its values are in Java, JSON, tables and rules. */
public enum ColumnType {
  /** {@code String}. */
  TEXT,
  /** {@code String}, one of a closed set of words. */
  WORD,
  /** {@code Boolean}. */
  BOOL,
  /** {@code Long}. */
  NUMBER,
  /** {@code Instant}; in JSON an RFC 3339 string in UTC. */
  TIME,
  /** {@code List<String>}. */
  TEXTS,
  /** {@code String}, the id of a resource of another kind. */
  REF,
  /** {@code List<String>}, ids of resources of another kind. */
  REFS
}
