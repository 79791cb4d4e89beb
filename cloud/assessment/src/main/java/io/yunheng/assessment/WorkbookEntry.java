/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.Verdict;
import java.util.Optional;

/**
 * The values a person entered in a row.
 *
 * @param result what was found, in words; empty if nothing was written
 * @param verdict the person's own verdict; empty where the machine's stands
 * @param evidence where the evidence is kept
 * @param reason why the verdict differs from the machine's
 */
public record WorkbookEntry(
    String result, Optional<Verdict> verdict, String evidence, String reason) {
  public static final WorkbookEntry EMPTY = new WorkbookEntry("", Optional.empty(), "", "");

  public WorkbookEntry {
    result = result.strip();
    evidence = evidence.strip();
    reason = reason.strip();
    if (verdict.isPresent() && verdict.get() == Verdict.INDETERMINATE) {
      throw new IllegalArgumentException("a person's verdict is a verdict");
    }
  }

  public boolean empty() {
    return equals(EMPTY);
  }
}
