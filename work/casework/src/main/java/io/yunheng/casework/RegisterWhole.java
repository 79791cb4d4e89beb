/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

import io.yunheng.access.RandomId;
import java.time.Instant;

/**
 * What was said of the completeness of a register.
 *
 * @param whole whether it holds every record that there is
 */
public record RegisterWhole(
    String kind, boolean whole, long version, Instant changed, RandomId by) {}
