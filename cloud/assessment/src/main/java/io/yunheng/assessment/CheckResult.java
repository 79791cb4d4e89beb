/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.util.List;

/**
 * What a check saw of an object.
 *
 * @param observations some of them, violated and unknown ones first
 */
public record CheckResult(
    Check check, long satisfied, long violated, long unknown, List<Observation> observations) {
  public CheckResult {
    observations = List.copyOf(observations);
  }

  public long total() {
    return satisfied + violated + unknown;
  }
}
