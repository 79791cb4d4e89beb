/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;

/**
 * Something that is asked of somebody in a case.
 *
 * @param number its number within the case, from 1
 * @param progress of its questions
 * @param version grows by one with every change of what it says of itself and of its state
 */
public record CaseRequest(
    RandomId id,
    RandomId workCase,
    long number,
    RequestDescription description,
    RequestState state,
    CaseMark made,
    RequestProgress progress,
    long version) {
  /** The same with another description. */
  public CaseRequest with(RequestDescription other) {
    return new CaseRequest(id, workCase, number, other, state, made, progress, version);
  }

  /** The same as somebody saw it earlier. */
  public CaseRequest seenAt(long earlier) {
    return new CaseRequest(id, workCase, number, description, state, made, progress, earlier);
  }
}
