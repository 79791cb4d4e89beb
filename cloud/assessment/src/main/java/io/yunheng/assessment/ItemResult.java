/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Gap;
import java.util.List;

/**
 * What one item came to.
 *
 * @param decision over its objects, on the scale that decides
 * @param other the same on the other scale, from the same facts
 * @param objects sorted by key
 * @param unseen why there may be objects that nobody has seen; empty if there are none
 */
public record ItemResult(
    String id, Decision decision, Decision other, List<ObjectResult> objects, List<Gap> unseen) {
  public ItemResult {
    objects = List.copyOf(objects);
    unseen = List.copyOf(unseen);
  }

  public Verdict verdict() {
    return decision.verdict();
  }

  /** Whether the two scales come to different verdicts. */
  public boolean scalesDiffer() {
    return !decision.equals(other);
  }
}
