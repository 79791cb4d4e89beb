/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.ScaleName;
import java.time.Instant;

/**
 * A person's record for an item and an object.
 *
 * @param scale the scale its verdict is of
 * @param machine the digest of what the machine had found when it was written; empty if unknown
 */
public record WorkbookRecord(
    RowKey row, ScaleName scale, WorkbookEntry entry, String machine, String who, Instant when) {}
