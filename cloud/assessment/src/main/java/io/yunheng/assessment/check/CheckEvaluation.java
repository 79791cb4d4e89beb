/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Check;
import io.yunheng.assessment.Evidence;
import java.util.List;

/** One check at work: parts that can be done side by side, put together in their order. */
interface CheckEvaluation {
  int parts();

  /**
   * Does one part.
   *
   * @throws InterruptedException if it is interrupted
   */
  Tallies<?> evaluate(int part) throws InterruptedException;

  /** Puts the parts together. */
  CheckRun finish(List<Tallies<?>> parts);

  static CheckEvaluation of(Check check, Evidence evidence, EvidenceLimits limits) {
    return switch (check.method()) {
      case CheckMethod.Expressed expressed ->
          new ExpressionEvaluation(check, expressed, evidence, limits);
      case CheckMethod.Analysed analysed ->
          new AnalysisEvaluation(check, analysed, evidence, limits);
    };
  }
}
