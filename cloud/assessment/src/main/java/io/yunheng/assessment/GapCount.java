/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.check.Population;
import io.yunheng.estate.Gap;

/** A gap, and how many observations it left unknown. */
public record GapCount(Gap gap, long count) {
  /** Whether something is missing; not where it is only said that the cloud has no such thing. */
  public boolean missing() {
    return !gap.reason().equals(Population.NOT_APPLICABLE);
  }
}
