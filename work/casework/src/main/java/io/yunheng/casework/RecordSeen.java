/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.assessment.RowKey;

/**
 * A record as somebody saw it who brings it into another stage.
 *
 * @param finding what he was shown
 * @param version of the record; 0 where there was none
 */
public record RecordSeen(RowKey row, RecordFinding finding, long version) {}
