/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.WorkbookEntry;
import java.util.List;
import java.util.Optional;

/**
 * The record of an item and an object in a case: what people wrote, who works on it, and how far it
 * is.
 *
 * @param finding what its verdict was written for; of a record without one, what it was submitted
 *     for
 * @param version grows by one with every change of its words and of its stage
 */
public record CaseRecord(
    RandomId id,
    RandomId workCase,
    RowKey row,
    RecordWords words,
    RecordFinding finding,
    RecordTask task,
    RecordStage stage,
    long version) {

  /** Whether the machine finds something else now than what the record stands for. */
  public boolean moved(String state) {
    return !finding.state().isEmpty() && !finding.state().equals(state);
  }

  /** What a person wrote; nothing where nobody did. */
  public WorkbookEntry entry() {
    return words.entry();
  }

  /** Evidence that it names. */
  public List<RandomId> files() {
    return words.files();
  }

  /** By whom and when its words were written last. */
  public Optional<CaseMark> written() {
    return words.mark();
  }
}
