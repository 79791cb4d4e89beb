/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.time.Instant;
import java.util.Optional;

/**
 * A row as it came back.
 *
 * @param who the person named in the row; empty for the one who hands the sheet in
 * @param when when it was written; empty for when it is handed in
 * @param place where it stands, for messages, for example {@code sheet 'x', row 7}
 */
public record EditedRow(
    RowKey key, WorkbookEntry entry, String who, Optional<Instant> when, String place) {}
