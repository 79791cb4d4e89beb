/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.util.Optional;

/**
 * A case that people work on (测评项目).
 *
 * @param owner who is responsible for it; empty where nobody is
 * @param example whether it was made for the example
 * @param version grows by one with every change
 */
public record WorkCase(
    RandomId id,
    RandomId organisation,
    Optional<RandomId> owner,
    CaseState state,
    CaseDescription description,
    CaseKeeping keeping,
    boolean example,
    long version) {
  /** The same with another description. */
  public WorkCase with(CaseDescription other) {
    return new WorkCase(id, organisation, owner, state, other, keeping, example, version);
  }
}
