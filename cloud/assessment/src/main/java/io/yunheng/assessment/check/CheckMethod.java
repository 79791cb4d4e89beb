/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Analysis;
import io.yunheng.estate.Kind;
import java.util.Map;
import java.util.Optional;

/** How a check looks at the evidence. */
public sealed interface CheckMethod {

  /**
   * Each resource of a kind, by an expression over its columns.
   *
   * @param select which resources it looks at; all of them if empty
   * @param satisfied what has to hold of each
   */
  record Expressed(Kind over, Optional<Expression> select, Expression satisfied)
      implements CheckMethod {}

  /** A named analysis, with the settings of the pack. */
  record Analysed(Analysis analysis, Map<String, String> settings) implements CheckMethod {
    public Analysed {
      settings = Map.copyOf(settings);
    }
  }
}
