/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Text;
import io.yunheng.responsibility.transfer.RuleWeight;
import java.util.List;

/** A rule for transfers of work. */
public record TransferRule(
    String id, RuleWeight weight, List<String> clauses, Text finding, Text cure) {
  public TransferRule {
    clauses = List.copyOf(clauses);
  }
}
