/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import java.util.List;
import java.util.Map;

/** A piece of a YAML document; scalars keep the text as it was written. */
sealed interface YamlNode {
  /** The line it begins in, counted from 1. */
  int line();

  record Scalar(String text, int line) implements YamlNode {}

  record Sequence(List<YamlNode> items, int line) implements YamlNode {}

  /** Keys without a value are left out. */
  record Mapping(Map<String, YamlNode> entries, int line) implements YamlNode {}
}
