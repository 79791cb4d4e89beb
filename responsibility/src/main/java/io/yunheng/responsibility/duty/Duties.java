/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.duty;

import java.util.List;

/**
 * The duties of an arrangement.
 *
 * @param all by service and in the order of the documents
 */
public record Duties(List<Duty> all, List<DutyFinding> findings) {
  public Duties {
    all = List.copyOf(all);
    findings = List.copyOf(findings);
  }
}
