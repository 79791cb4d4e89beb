/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

/** Takes discrepancies, however many. */
@FunctionalInterface
public interface Discrepancies {
  void add(Discrepancy discrepancy);
}
