/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import java.util.List;
import java.util.Map;

/** A piece of a YAML document; scalars keep the text as it was written. */
public sealed interface Node {
  /** The line it begins in, counted from 1. */
  int line();

  record Scalar(String text, int line) implements Node {}

  record Sequence(List<Node> items, int line) implements Node {}

  /** {@code null}, or a key without a value. */
  record Nothing(int line) implements Node {}

  /** Entries in the order written. */
  record Mapping(Map<String, Node> entries, int line) implements Node {}
}
