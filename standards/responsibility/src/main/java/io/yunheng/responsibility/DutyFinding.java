/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Text;
import java.util.List;

/**
 * Something about duties of a service.
 *
 * @param clauses the duties it is about
 * @param organisations the parties it is about; empty if there are none
 */
public record DutyFinding(
    DutyRule rule,
    String service,
    List<String> clauses,
    List<String> organisations,
    Text finding,
    Text cure) {
  public DutyFinding {
    clauses = List.copyOf(clauses);
    organisations = List.copyOf(organisations);
  }
}
