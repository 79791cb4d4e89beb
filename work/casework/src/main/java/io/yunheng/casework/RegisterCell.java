/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.Instant;

/**
 * A cell of a register that something was typed into.
 *
 * @param typed in the notation of registers; empty where what was there was cleared
 * @param version counts from 1
 * @param source the id of the file that it came with; empty where it was typed on a page
 */
public record RegisterCell(
    String typed, long version, Instant changed, RandomId by, String source) {}
