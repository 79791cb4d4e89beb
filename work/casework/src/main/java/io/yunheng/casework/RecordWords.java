/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.WorkbookEntry;
import java.util.List;
import java.util.Optional;

/**
 * What a person wrote in a record.
 *
 * @param files evidence that it names
 * @param mark by whom and when it was written; empty where nobody did
 */
public record RecordWords(WorkbookEntry entry, List<RandomId> files, Optional<CaseMark> mark) {
  /** Nobody wrote anything. */
  public static final RecordWords NONE =
      new RecordWords(WorkbookEntry.EMPTY, List.of(), Optional.empty());

  public RecordWords {
    files = List.copyOf(files);
  }
}
