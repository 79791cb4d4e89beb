/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.WorkbookEntry;
import java.util.List;

/**
 * What somebody writes in a record.
 *
 * @param finding what its author was shown
 * @param confirms whether everything in it is said anew for what the machine has found now
 * @param version of the record that its author saw; 0 where there was none
 */
public record RecordEdit(
    RowKey row,
    WorkbookEntry entry,
    List<RandomId> files,
    RecordFinding finding,
    boolean confirms,
    long version) {
  public RecordEdit {
    files = List.copyOf(files);
  }
}
