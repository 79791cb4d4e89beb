/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.catalog.Verdict;
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

  /**
   * What somebody wrote.
   *
   * @param verdict its code; empty where the machine's stands
   */
  public static WorkbookEntry entry(String result, String verdict, String evidence, String reason) {
    return new WorkbookEntry(result, Verdict.of(verdict), evidence, reason);
  }

  /** The code of the verdict; empty where the machine's stands. */
  public static String verdict(WorkbookEntry entry) {
    return entry.verdict().map(Verdict::code).orElse("");
  }
}
