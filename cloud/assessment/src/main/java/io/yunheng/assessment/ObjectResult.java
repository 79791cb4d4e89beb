/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What an item came to for one object.
 *
 * @param object {@code platform}, {@code tenant:} or {@code site:} and its id
 * @param name what people call it
 * @param machine what the rules came to
 * @param other what they came to on the other scale
 * @param decision what stands
 * @param otherDecision what stands on the other scale
 * @param basis what it stands on
 * @param aspects in the item's order; none where the verdict is taken over
 * @param record what a person wrote
 * @param state the digest of what the machine found, by which a record that was written for
 *     something else is known
 */
public record ObjectResult(
    String object,
    String name,
    ObjectDecision machine,
    ObjectDecision other,
    Decision decision,
    Decision otherDecision,
    Basis basis,
    List<AspectResult> aspects,
    Optional<RecordedRow> record,
    String state) {
  public ObjectResult {
    aspects = List.copyOf(aspects);
  }

  public Verdict verdict() {
    return decision.verdict();
  }

  /** Whether a record was written when the machine had found something else. */
  public boolean stale() {
    return record.isPresent()
        && !record.get().lead().machine().isEmpty()
        && !record.get().lead().machine().equals(state);
  }
}
