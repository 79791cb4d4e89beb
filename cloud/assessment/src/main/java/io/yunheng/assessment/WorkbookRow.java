/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A row as it goes out to be edited: whatever writes and reads sheets carries all of it there and
 * back.
 *
 * @param objectName what people call the object
 * @param scale the scale of its verdicts
 * @param possible the verdicts that nothing the machine knows excludes; one of them is its verdict
 * @param state the digest of what the machine found, by which a stale row is known
 * @param allowed the verdicts a person can give
 * @param entry what the row said when it went out; nothing in the fields in dispute
 * @param disputed the fields that were in dispute
 */
public record WorkbookRow(
    RowKey key,
    String objectName,
    ScaleName scale,
    Set<Verdict> possible,
    String state,
    Set<Verdict> allowed,
    WorkbookEntry entry,
    Set<WorkbookConflict.Field> disputed) {
  public WorkbookRow {
    possible = Collections.unmodifiableSet(EnumSet.copyOf(possible));
    allowed = Collections.unmodifiableSet(EnumSet.copyOf(allowed));
    disputed = Set.copyOf(disputed);
  }
}
