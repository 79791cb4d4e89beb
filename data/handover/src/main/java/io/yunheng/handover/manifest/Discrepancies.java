/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.handover.Discrepancy;

/** Takes discrepancies, however many. */
@FunctionalInterface
public interface Discrepancies {
  void add(Discrepancy discrepancy);
}
