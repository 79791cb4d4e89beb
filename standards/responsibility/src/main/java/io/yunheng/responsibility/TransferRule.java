/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Text;
import io.yunheng.responsibility.transfer.RuleWeight;
import java.util.List;
import java.util.Optional;

/**
 * A rule for transfers of work.
 *
 * @param ofCustomer the clauses that it stands on where the work is that of a customer; without
 *     them the same as for a provider, and with none the rule is not for customers
 * @param lapse whether it says that an agreement is no longer in force
 */
public record TransferRule(
    String id,
    RuleWeight weight,
    List<String> clauses,
    Optional<List<String>> ofCustomer,
    Text finding,
    Text cure,
    boolean lapse) {
  public TransferRule {
    clauses = List.copyOf(clauses);
    ofCustomer = ofCustomer.map(List::copyOf);
  }

  /** The rule where it cannot be decided yet, so that its cure is to find out. */
  public TransferRule asking(Text otherCure) {
    return new TransferRule(id, weight, clauses, ofCustomer, finding, otherCure, lapse);
  }
}
