/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import io.yunheng.assessment.Check;
import io.yunheng.assessment.Evidence;
import java.util.List;

/** One check at work: parts that can be done side by side, put together in their order. */
interface Looking {
  int parts();

  /**
   * Does one part.
   *
   * @throws InterruptedException if it is interrupted
   */
  Tallies<?> look(int part) throws InterruptedException;

  /** Puts the parts together. */
  CheckRun finish(List<Tallies<?>> parts);

  static Looking of(Check check, Evidence evidence, Limits limits) {
    return switch (check.method()) {
      case Method.Expressed expressed -> new ExpressedLooking(check, expressed, evidence, limits);
      case Method.Analysed analysed -> new AnalysedLooking(check, analysed, evidence, limits);
    };
  }
}
